import { AsyncLocalStorage } from "node:async_hooks";
import { Table, type TableClient } from "@entrepairs/core/db";
import { firmPolicy, platformPolicy, type Statement } from "../../../infra/access.ts";
import type { FunctionName } from "../../../infra/contract.ts";
import { isAllowed } from "../../../infra/test/iam.ts";

const TABLE = "arn:aws:dynamodb:eu-west-3:111111111111:table/entrepairs";
type TransactItem = Parameters<TableClient["transact"]>[0][number];
const POLICY = { firm: firmPolicy, platform: platformPolicy } as const;

/** What a function asks of its table, in IAM's terms. */
interface TableAct {
  name: FunctionName;
  role: "firm" | "platform";
  /** Of the session's tag. */
  firmID?: string | undefined;
  action: string;
  keys: readonly string[];
}

const policies = new Map<string, Statement[]>();

function policyOf(name: FunctionName, role: TableAct["role"]): Statement[] {
  const found = policies.get(`${name} ${role}`) ?? POLICY[role](name, TABLE);
  policies.set(`${name} ${role}`, found);
  return found;
}

/** Whether the policy that is deployed allows it: the evaluator of infra, over the statements of infra. */
export function mayAtTable({ name, role, firmID, action, keys }: TableAct): boolean {
  return isAllowed(policyOf(name, role), {
    action: `dynamodb:${action}`,
    resource: TABLE,
    context: { "dynamodb:LeadingKeys": keys, ...(firmID && { "aws:PrincipalTag/firm": firmID }) },
  });
}

const running = new AsyncLocalStorage<FunctionName>();

/** What runs inside is this function's of the cloud. */
export const asFunction = <R>(name: FunctionName, body: () => R): R => running.run(name, body);

/** A transaction is the right to each of its lines. */
const ACTION = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" };

const acts = (items: readonly TransactItem[]) =>
  items.flatMap(({ Put, ...keyed }) => [
    ...(Put ? [{ action: ACTION.Put, keys: [text(Put.Item.pk)] }] : []),
    ...(["Update", "Delete", "ConditionCheck"] as const).flatMap((kind) => {
      const change = keyed[kind];
      return change ? [{ action: ACTION[kind], keys: [text(change.Key.pk)] }] : [];
    }),
  ]);

const text = (value: unknown) => (value as { S?: string } | undefined)?.S ?? "";
/** What stands behind a firm or the platform: what a policy tells apart. */
const kindOf = (key: string) =>
  key
    .replace(/^F#[^#]+/, "F#‹firm›")
    .split("#")
    .slice(0, 3)
    .join("#");

/**
 * Holds every call of the table that runs as a function against that function's policies. `asked` counts them by kind of
 * key; `refused` names what AWS would deny, once each.
 */
export function watchPolicies(): { asked: Set<string>; refused: Set<string>; stop(): void } {
  const table = Table.use();
  const [asked, refused] = [new Set<string>(), new Set<string>()];
  const judge = (reach: Parameters<TableClient["query"]>[1], one: Pick<TableAct, "action" | "keys">) => {
    const name = running.getStore();
    if (!name || one.keys.length === 0) return;
    const told = `${name} ${reach?.role ?? "no role"} ${one.action} ${[...new Set(one.keys.map(kindOf))].join(" ")}`;
    const isKnown =
      asked.has(told) &&
      one.keys.every((key) => !reach?.firmID || !key.startsWith("F#") || key.startsWith(`F#${reach.firmID}#`));
    if (isKnown) return;
    asked.add(told);
    if (!reach || !mayAtTable({ name, ...reach, ...one })) refused.add(told);
  };
  const watched: TableClient = {
    tableName: table.tableName,
    query: (input, reach) => {
      judge(reach, { action: "Query", keys: [text(Object.values(input.ExpressionAttributeValues ?? {})[0])] });
      return table.query(input, reach);
    },
    getAll: (keys, reach) => {
      judge(reach, { action: "BatchGetItem", keys: keys.map(({ pk }) => text(pk)) });
      return table.getAll(keys, reach);
    },
    transact: (items, token, reach) => {
      for (const one of acts(items)) judge(reach, one);
      return table.transact(items, token, reach);
    },
  };
  Table.configure(watched);
  return { asked, refused, stop: () => Table.configure(table) };
}
