import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { CONTENT, REACH, type Statement } from "../access.ts";
import { FUNCTIONS, type FunctionName, PRODUCTION, roleOf } from "../contract.ts";
import { ACCOUNT, REGION } from "../offline/mocks.ts";
import { isAllowed } from "./iam.ts";
import { made, type Synth, statementsOf, synthOf } from "./synth.ts";

const OWN = "01HQ0000000000000000000001";
const OTHER = "01HQ0000000000000000000002";
const table = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/foundation`;
const ACTIONS = ["BatchGetItem", "ConditionCheckItem", "DeleteItem", "PutItem", "Query", "UpdateItem"];
/** What nobody may, on whatever key. */
const NEVER = ["Scan", "PartiQLSelect", "PartiQLUpdate", "BatchWriteItem", "DeleteTable", "ExportTableToPointInTime"];
const KINDS = [
  "FIRM",
  "COHORT#c",
  "INVOICES",
  "MEMBERS",
  "OUTBOX",
  "ROOM#s",
  "GROUP#c",
  "JOURNAL#p",
  "VAULT#c",
  "ROOMS",
];

let synth: Synth;
beforeAll(() => {
  synth = synthOf(PRODUCTION);
});

const policyOf = (name: FunctionName, role: "" | "-firm" | "-platform") =>
  statementsOf(synth, `${roleOf(PRODUCTION, name)}${role}`);
interface Call {
  action: string;
  keys?: string[];
  firm?: string;
  resource?: string;
}
const may = (policy: readonly Statement[], { action, keys, firm, resource = table }: Call) =>
  isAllowed(policy, {
    action: `dynamodb:${action}`,
    resource,
    context: {
      ...(keys && { "dynamodb:LeadingKeys": keys }),
      ...(firm && { "aws:PrincipalTag/firm": firm }),
    },
  });

/** How many (function, role, action, key) were asked: printed, so that a test that asks nothing is seen. */
const asked = new Map<FunctionName, { allowed: number; refused: number }>();
const count = (name: FunctionName, allowed: boolean) => {
  const before = asked.get(name) ?? { allowed: 0, refused: 0 };
  asked.set(name, { ...before, [allowed ? "allowed" : "refused"]: before[allowed ? "allowed" : "refused"] + 1 });
  return allowed;
};

describe("no function", () => {
  it("reaches another firm's rows, by any action, on the table or an index", () => {
    for (const name of FUNCTIONS) {
      for (const role of ["", "-firm", "-platform"] as const) {
        const policy = policyOf(name, role);
        for (const action of [...ACTIONS, ...NEVER])
          for (const kind of KINDS)
            for (const resource of [table, `${table}/index/index-g1`]) {
              const other = `F#${OTHER}#${kind}`;
              const calls = [
                { keys: [other], firm: OWN },
                { keys: [other] },
                { keys: [`F#${OWN}#${kind}`, other], firm: OWN },
                { firm: OWN },
                {},
              ];
              for (const call of calls)
                expect([name, role, action, kind, count(name, may(policy, { ...call, action, resource }))]).toEqual([
                  name,
                  role,
                  action,
                  kind,
                  false,
                ]);
            }
      }
    }
  });

  it("scans, or asks by PartiQL, even its own firm's", () => {
    for (const name of FUNCTIONS)
      for (const role of ["", "-firm", "-platform"] as const)
        for (const action of NEVER)
          expect(may(policyOf(name, role), { action, keys: [`F#${OWN}#FIRM`], firm: OWN })).toBe(false);
  });

  it("touches the table as itself", () => {
    for (const name of FUNCTIONS)
      for (const action of ACTIONS)
        expect([name, may(policyOf(name, ""), { action, keys: [`F#${OWN}#FIRM`], firm: OWN })]).toEqual([name, false]);
  });

  it("but the outbox reads the stream, which sees all firms: it reaches nothing else", () => {
    const stream = `${table}/stream/2026-01-01T00:00:00.000`;
    for (const name of FUNCTIONS) {
      const reads = isAllowed(policyOf(name, ""), { action: "dynamodb:GetRecords", resource: stream });
      expect([name, reads]).toEqual([name, name === "outbox"]);
    }
    expect(policyOf("outbox", "-firm")).toEqual([]);
    expect(policyOf("outbox", "-platform")).toEqual([]);
    expect(policyOf("outbox", "").flatMap(({ Action }) => Action)).not.toContain("sts:AssumeRole");
  });

  it("holds a right on everything, but for what AWS gives no name", () => {
    const nameless = ["dynamodb:ListStreams", "xray:PutTelemetryRecords", "xray:PutTraceSegments"];
    for (const name of FUNCTIONS)
      for (const { Action, Resource, Effect } of policyOf(name, "")) {
        expect([Action].flat().filter((action) => action.includes("*"))).toEqual([]);
        if (Effect === "Allow" && [Resource].flat().includes("*"))
          expect([Action].flat().filter((action) => !nameless.includes(action))).toEqual([]);
      }
  });
});

describe("a function", () => {
  it("reaches its own firm's rows, as far as its work goes", () => {
    for (const name of FUNCTIONS) {
      const { firm } = REACH[name];
      for (const kind of KINDS) {
        const [first = ""] = kind.split("#");
        const wanted = "only" in firm ? firm.only.includes(first) : !firm.allBut.includes(first);
        const found = may(policyOf(name, "-firm"), { action: "Query", keys: [`F#${OWN}#${kind}`], firm: OWN });
        expect([name, kind, count(name, found)]).toEqual([name, kind, wanted]);
      }
    }
  });

  it("looks up only what it needs of the platform's rows", () => {
    const every = [...new Set(FUNCTIONS.flatMap((name) => [...REACH[name].platform]))];
    for (const name of FUNCTIONS)
      for (const kind of every) {
        const found = may(policyOf(name, "-platform"), { action: "BatchGetItem", keys: [`P#${kind}#x`] });
        expect([name, kind, count(name, found)]).toEqual([name, kind, REACH[name].platform.includes(kind)]);
      }
  });

  it("takes no role but its own two, and names nothing but a firm", () => {
    const roles = made<{ name: string; assumeRolePolicy: string }>(synth, "aws:iam/role:Role");
    for (const name of FUNCTIONS) {
      for (const kind of ["firm", "platform"]) {
        const role = roles.find((one) => one.name === `${roleOf(PRODUCTION, name)}-${kind}`);
        const [trust] = (JSON.parse(role?.assumeRolePolicy ?? "{}") as { Statement: object[] }).Statement;
        expect(trust).toMatchObject({
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/${roleOf(PRODUCTION, name)}` },
          Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["firm"] } },
        });
      }
      for (const other of FUNCTIONS)
        for (const kind of ["firm", "platform"]) {
          const resource = `arn:aws:iam::${ACCOUNT}:role/${roleOf(PRODUCTION, other)}-${kind}`;
          const taken = isAllowed(policyOf(name, ""), { action: "sts:AssumeRole", resource });
          expect([name, other, taken]).toEqual([name, other, name === other && name !== "outbox"]);
        }
    }
  });
});

describe("what is said in rooms", () => {
  it("is reached by the room function, sealed by the job that erases, and others know who listens", () => {
    const found = FUNCTIONS.map((name) => [
      name,
      CONTENT.filter((kind) =>
        may(policyOf(name, "-firm"), { action: "Query", keys: [`F#${OWN}#${kind}#1`], firm: OWN }),
      ),
    ]).filter(([, kinds]) => kinds?.length);
    expect(Object.fromEntries(found)).toEqual({ room: [...CONTENT], job: [...CONTENT], socket: ["ROOM"] });
  });

  it("is decrypted by the room function alone: the api cannot", () => {
    const key = `arn:aws:kms:${REGION}:${ACCOUNT}:key/room`;
    for (const name of FUNCTIONS)
      for (const role of ["", "-firm", "-platform"] as const) {
        const context = { "kms:ViaService": `dynamodb.${REGION}.amazonaws.com` };
        const uses = isAllowed(policyOf(name, role), { action: "kms:Decrypt", resource: key, context });
        expect([name, role, uses]).toEqual([name, role, name === "room" && role === ""]);
      }
  });
});

describe("mail and files", () => {
  it("are sent by the job function alone, from our own address", () => {
    const resource = `arn:aws:ses:${REGION}:${ACCOUNT}:identity/mail.example`;
    const sends = (name: FunctionName, from: string) =>
      isAllowed(policyOf(name, ""), { action: "ses:SendEmail", resource, context: { "ses:FromAddress": from } });
    expect(FUNCTIONS.filter((name) => sends(name, "bonjour@entrepairs.example"))).toEqual(["job"]);
    expect(sends("job", "somebody@else.example")).toBe(false);
  });

  it("are written by the job function alone, and removed by nobody", () => {
    const resource = "arn:aws:s3:::foundation-files/a.pdf";
    const who = (action: string) => FUNCTIONS.filter((name) => isAllowed(policyOf(name, ""), { action, resource }));
    expect(who("s3:PutObject")).toEqual(["job"]);
    for (const action of ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"])
      expect(who(action)).toEqual([]);
    expect(who("s3:GetObject")).toEqual(["site", "api", "pay", "job"]);
  });
});

describe("the table of what was asked", () => {
  it("is printed", () => {
    const rows = FUNCTIONS.map((name) => ({ function: name, ...asked.get(name) }));
    console.table(rows);
    // Printed once more at the end of `npm run test:cloud`.
    const lines = rows.map(({ function: name, allowed = 0, refused = 0 }) =>
      [name.padEnd(10), String(allowed).padStart(7), String(refused).padStart(7)].join("  "),
    );
    const text = ["function    allowed  refused  (role, action, key)", ...lines].join("\n");
    if (process.env.CLOUD_REPORT) writeFileSync(join(process.env.CLOUD_REPORT, "policies.txt"), `${text}\n`);
    expect(rows.every(({ refused = 0 }) => refused > 1_000)).toBe(true);
  });
});
