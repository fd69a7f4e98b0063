import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { wire } from "../packages/core/src/db/wire.ts";
import { now as present } from "../packages/core/src/kernel/time.ts";
import { startTable } from "../packages/twin/table/index.ts";

/** A row in DynamoDB's own JSON. */
export type Row = Record<string, unknown> & { pk: { S: string }; sk: { S: string } };
/** One call of DynamoDB's protocol. */
type Call = (operation: string, input: object) => Promise<unknown>;

/** Whose rows: one firm's by its id, or every row. */
export type Whose = string;
export const ALL = "all";

const FIRM_ID = /^[0-9A-Z]{26}$/;
const BATCH = 25;
const TRIES = 8;

/** A mistake of whoever restores: said in one line. */
export class RestoreRefused extends Error {}

/** What each key of these rows begins with; refuses what is no firm. */
export function prefixOf(whose: Whose): string {
  if (whose === ALL) return "";
  if (!FIRM_ID.test(whose)) throw new RestoreRefused(`A firm is named by the 26 letters of its id, or say ${ALL}`);
  return `F#${whose}#`;
}

/** Work that is due, among the platform's rows. */
const DUE = "P#DUE#";
/** The next try of an event; events are never of a restore. */
const AGAIN = "outbox.again";

const isDueOf = (row: Row, firmID: string) => row.pk.S.startsWith(DUE) && textOf(row.firmID) === firmID;
const textOf = (value: unknown) => (value as { S?: string } | undefined)?.S;

/**
 * Every row of one firm and what is due for it (or every row of all), read strongly: for a person with keys of his own;
 * no function may scan.
 */
export async function* rowsIn(call: Call, TableName: string, whose: Whose): AsyncGenerator<Row> {
  const prefix = prefixOf(whose);
  const filter = prefix && {
    FilterExpression: "begins_with(pk, :prefix) OR (begins_with(pk, :due) AND firmID = :firm)",
    ExpressionAttributeValues: { ":prefix": { S: prefix }, ":due": { S: DUE }, ":firm": { S: whose } },
  };
  let ExclusiveStartKey: unknown;
  do {
    const input = { TableName, ConsistentRead: true, ...filter, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) };
    const page = (await call("Scan", input)) as { Items?: Row[]; LastEvaluatedKey?: unknown };
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/**
 * The rows of a copy, one JSON a line, as `export` wrote them or as AWS's export to S3 does (`{"Item":…}`). Refuses the
 * whole copy for one row of somebody else: a firm's restore touches no other.
 */
export function readCopy(text: string, whose: Whose): Row[] {
  const prefix = prefixOf(whose);
  return text.split("\n").flatMap((line, at) => {
    if (!line.trim()) return [];
    const row = rowOf(line);
    if (!row) throw new RestoreRefused(`Line ${at + 1} of the copy is no row`);
    if (!row.pk.S.startsWith(prefix) && !isDueOf(row, whose))
      throw new RestoreRefused(`Line ${at + 1} of the copy is not of ${whose}`);
    return [row];
  });
}

function rowOf(line: string): Row | undefined {
  try {
    const said = JSON.parse(line) as { Item?: Row } & Partial<Row>;
    const row = said.Item ?? said;
    return typeof row.pk?.S === "string" && typeof row.sk?.S === "string" ? (row as Row) : undefined;
  } catch {
    return undefined;
  }
}

/** `missing`: what is gone comes back, what stands is not touched. `replace`: the rows are again what they were. */
export type Mode = "missing" | "replace";

export interface Plan {
  put: Row[];
  remove: Row[];
  /** What came due while the rows were gone, as it is written to be done after all. */
  again: Row[];
  /** The same in both. */
  same: number;
  /** Left as they are in the table, and why. */
  left: Record<"stands" | "event" | "log" | "destroyed" | "mailed" | "due", number>;
}

const keyOf = ({ pk, sk }: Row) => `${pk.S} ${sk.S}`;
/** The first part of a key behind its firm or the platform: `COHORT`. */
const kindOf = ({ pk: { S } }: Row) => S.split("#")[S.startsWith("F#") ? 2 : 1] ?? "";

/** Where the clock of due work stands, and the work itself, whose sort key begins with its time. */
const CURSOR = "P#TICK TICK";
const isDue = (row: Row) => row.pk.S.startsWith(DUE) || keyOf(row) === CURSOR;

/**
 * What a restore would write. Events and their answers stay out: they would happen again. The log of acts and the marks
 * of mails are only added to: what was mailed since is not mailed again. What came due since is done: it does not come
 * back to a table whose clock stands, and that clock never goes back. A key that was destroyed in the meantime stays
 * destroyed, and what it sealed stays unread. Refuses to take back an invoice that was issued since: its number is
 * given, and its reader has it. `at` is the present moment.
 */
export function planned(copy: readonly Row[], current: readonly Row[], mode: Mode, at = present()): Plan {
  const before = new Map(copy.map((row) => [keyOf(row), row]));
  const now = new Map(current.map((row) => [keyOf(row), row]));
  const left = { stands: 0, event: 0, log: 0, destroyed: 0, mailed: 0, due: 0 };
  const plan: Plan = { put: [], remove: [], again: [], same: 0, left };
  const isOver = (row: Row) => isDue(row) && now.has(CURSOR) && row.sk.S.slice(0, at.length) <= at;
  for (const [key, row] of before)
    if (!now.has(key) && isOver(row)) left.due += 1;
    else sort(plan, row, now.get(key), mode);
  for (const [key, row] of now) if (!before.has(key)) sortNewer(plan, row, mode);
  if (mode === "replace") refuseIssued(plan, now);
  return plan;
}

function sort(plan: Plan, row: Row, standing: Row | undefined, mode: Mode): void {
  const kind = kindOf(row);
  if (kind === "OUTBOX" || kind === "IDEM") plan.left.event += 1;
  else if (standing && isDeepStrictEqual(row, standing)) plan.same += 1;
  else if (standing && kind === "AUDIT") plan.left.log += 1;
  else if (standing && kind === "MAIL") plan.left.mailed += 1;
  else if (standing && isDue(row)) plan.left.due += 1;
  else if (standing && kind === "VAULT" && "destroyedAt" in standing) plan.left.destroyed += 1;
  else if (standing && mode === "missing") plan.left.stands += 1;
  else plan.put.push(row);
}

function sortNewer(plan: Plan, row: Row, mode: Mode): void {
  const kind = kindOf(row);
  if (kind === "OUTBOX" || kind === "IDEM") plan.left.event += 1;
  else if (kind === "AUDIT") plan.left.log += 1;
  else if (kind === "MAIL") plan.left.mailed += 1;
  else if (isDue(row)) plan.left.due += 1;
  else if (kind === "VAULT" && "destroyedAt" in row) plan.left.destroyed += 1;
  else if (mode === "missing") plan.left.stands += 1;
  else plan.remove.push(row);
}

/**
 * A firm's rows as they go back, and what came due for it meanwhile: while its rows were gone it found nothing to do. Due
 * work goes into the present hour, for its clock never goes back, under the time at which it was due first: whatever of
 * it was done all the same is not done, nor mailed, twice. What is yet to come stands in its place, untouched.
 */
export function plannedOfFirm(copy: readonly Row[], current: readonly Row[], mode: Mode, at = present()): Plan {
  const rows = (all: readonly Row[]) => all.filter((row) => !isDue(row));
  const standing = new Set(current.filter(isDue).map(owedKey));
  const isMissed = (row: Row) =>
    isDue(row) && (textOf(row.dueAt) ?? at) <= at && textOf(row.event) !== AGAIN && !standing.has(owedKey(row));
  const again = copy.filter(isMissed).map((row) => owed(row, at));
  return { ...planned(rows(copy), rows(current), mode, at), again };
}

/** What is owed since when, wherever it stands. */
const owedKey = (row: Row) => `${textOf(row.dueKey)} ${textOf(row.owedAt) ?? textOf(row.dueAt)}`;

function owed(row: Row, at: string): Row {
  const [, ...rest] = row.sk.S.split("#");
  const owedAt = row.owedAt ?? row.dueAt;
  return { ...row, pk: { S: DUE + at.slice(0, 13) }, sk: { S: [at, ...rest].join("#") }, dueAt: { S: at }, owedAt };
}

/** Its number, of an issued document; undefined for a draft and for anything else. */
function numberOf(row: Row | undefined): string | undefined {
  if (!row || (row.e as { S?: string } | undefined)?.S !== "invoice") return undefined;
  return (row.number as { S?: string } | undefined)?.S;
}

/** A draft that was issued since would be a draft again; an issued document that was made since would be gone. */
function refuseIssued({ put, remove }: Plan, now: ReadonlyMap<string, Row>): void {
  const drafts = put.filter((row) => !numberOf(row)).flatMap((row) => numberOf(now.get(keyOf(row))) ?? []);
  const since = [...drafts, ...remove.flatMap((row) => numberOf(row) ?? [])];
  if (since.length > 0)
    throw new RestoreRefused(
      `Issued since the copy: ${since.join(", ")}. Bring back what is missing (without --replace), or take a later copy`,
    );
}

type Written = Pick<Plan, "put" | "remove" | "again">;

/** Writes what was planned; safe to run again. */
export async function carryOut(call: Call, TableName: string, { put, remove, again }: Written): Promise<void> {
  // What is due comes last: it is done as soon as it stands.
  const requests = [
    ...put.map((Item) => ({ PutRequest: { Item } })),
    ...remove.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
    ...again.map((Item) => ({ PutRequest: { Item } })),
  ];
  for (let at = 0; at < requests.length; at += BATCH) await writeBatch(call, TableName, requests.slice(at, at + BATCH));
}

async function writeBatch(call: Call, TableName: string, requests: readonly object[]): Promise<void> {
  let waiting: readonly object[] = requests;
  for (let tried = 0; waiting.length > 0; tried++) {
    if (tried === TRIES) throw new Error(`The table did not take ${waiting.length} rows: run the same again`);
    if (tried > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tried));
    const input = { RequestItems: { [TableName]: waiting } };
    const { UnprocessedItems = {} } = (await call("BatchWriteItem", input)) as {
      UnprocessedItems?: Record<string, object[]>;
    };
    waiting = UnprocessedItems[TableName] ?? [];
  }
}

const USAGE = `Usage: npm run restore -- export TABLE FIRM > COPY
       npm run restore -- import TABLE FIRM COPY [--replace] [--apply]
FIRM is a firm's id, or "all". An import tells what it would do, and does it with --apply. Rows that are gone come back;
with --replace those that changed or came since go back too. What came due for the firm meanwhile is done after all. The table is AWS's by the keys in the environment, that of
DYNAMODB_ENDPOINT, or with DATA_DIR the one of this machine's product, which must not run meanwhile.`;

/** `out` takes a line of the answer, `err` a sentence for a person. */
export interface Say {
  out(line: string): void;
  err(line: string): void;
}

/** Runs one command. */
export async function restore(argv: readonly string[], env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const { verb, table, whose, copy, options } = asked(argv);
  const { call, close } = await openTable(env);
  try {
    if (verb === "export") await exported(call, table, whose, say);
    else await imported(call, { table, whose, copy, options }, say);
  } finally {
    await close();
  }
}

async function exported(call: Call, table: string, whose: Whose, say: Say): Promise<void> {
  let count = 0;
  for await (const row of rowsIn(call, table, whose)) {
    say.out(JSON.stringify(row));
    count += 1;
  }
  say.err(`${count} rows of ${whose}`);
}

type Asked = Omit<ReturnType<typeof asked>, "verb">;

async function imported(call: Call, { table, whose, copy, options }: Asked, say: Say): Promise<void> {
  // The whole copy is judged before a row is written.
  const rows = readCopy(readFileSync(copy, "utf8"), whose);
  const current: Row[] = [];
  for await (const row of rowsIn(call, table, whose)) current.push(row);
  const plan = (whose === ALL ? planned : plannedOfFirm)(
    rows,
    current,
    options.includes("--replace") ? "replace" : "missing",
  );
  const applied = options.includes("--apply");
  if (applied) await carryOut(call, table, plan);
  const { put, remove, again, same, left } = plan;
  for (const row of again) say.err(`due meanwhile, done after all: ${toldDue(row)}`);
  const counts = { put: put.length, removed: remove.length, again: again.length, same, left };
  say.out(JSON.stringify({ firm: whose, applied, ...counts }));
}

/** What is due, since when, of what: ids only. */
function toldDue({ event, owedAt, dueKey }: Row): string {
  return [event, owedAt, dueKey].map((value) => textOf(value) ?? "").join(" ");
}

function asked(argv: readonly string[]) {
  const options = argv.filter((one) => one.startsWith("--"));
  const [verb = "", table = "", whose = "", copy = "", ...rest] = argv.filter((one) => !one.startsWith("--"));
  const isKnown = verb === "export" ? options.length === 0 && !copy : verb === "import" && copy !== "";
  const isWhole = isKnown && whose !== "" && rest.length === 0;
  if (!isWhole || options.some((one) => !["--replace", "--apply"].includes(one))) throw new RestoreRefused(USAGE);
  prefixOf(whose);
  return { verb, table, whose, copy, options };
}

/** The table that the environment names. */
export async function openTable({
  DATA_DIR,
  DYNAMODB_ENDPOINT: endpoint,
  AWS_REGION: region,
  INIT_CWD,
}: NodeJS.ProcessEnv) {
  if (endpoint || !DATA_DIR) return { call: wire({ endpoint, region }), close: async () => undefined };
  const folder = join(resolve(INIT_CWD ?? process.cwd(), DATA_DIR), "table");
  const engine = await startTable({ folder }).catch((error: unknown) => {
    throw new RestoreRefused(`Stop the product first: ${error instanceof Error ? error.message : String(error)}`);
  });
  return { call: wire({ endpoint: engine.endpoint }), close: () => engine.close() };
}
