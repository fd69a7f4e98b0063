import { Invoice } from "@entrepairs/core/invoice";
import { Actor } from "@entrepairs/core/kernel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Killed, Killer, killEverywhere, withKiller } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let template: FirmWorld;
beforeAll(async () => {
  world = await startWorld();
  template = await buildFirm("lot");
}, 60_000);
afterAll(() => world.close());

const owner = <R>(body: () => Promise<R>): Promise<R> => Actor.provide(template.people.owner.actor, body);

interface Batch {
  drafts: string[];
  /** The last number before these. */
  from: number;
}

/** Drafts of one client, each of one line. */
async function prepare(count: number): Promise<Batch> {
  return owner(async () => {
    const { buyer } = await Invoice.get(template.ids.invoiceID ?? "");
    const from = Math.max(0, ...(await numbers()));
    const drafts: string[] = [];
    for (let at = 0; at < count; at++) {
      const line = { description: `Journée ${at}`, quantity: 1, unitNet: 50_000, vatRate: 2_000 };
      const asked = { kind: "standard" as const, buyer, object: line.description, lines: [line] };
      drafts.push((await Invoice.prepare(asked)).invoiceID);
    }
    return { drafts, from };
  });
}

/** The numbers of every invoice that the firm issued here, credit notes apart. */
async function numbers(): Promise<number[]> {
  const { invoices } = await Invoice.list({});
  const own = invoices.filter(({ takenOverOn }) => takenOverOn === undefined);
  const issued = own.filter(({ number, kind }) => number !== null && !/CreditNote$|^creditNote$/.test(kind));
  return issued.map(({ number }) => Number(/(\d+)$/.exec(number ?? "")?.[1])).sort((one, other) => one - other);
}

const run = ({ drafts }: Batch): Promise<void> =>
  owner(async () => {
    expect((await Invoice.issueMany({ invoiceIDs: drafts })).refused).toEqual([]);
  });

/** All of them issued once, in their order, the next numbers without a gap. */
const check = ({ drafts, from }: Batch): Promise<void> =>
  owner(async () => {
    const own: number[] = [];
    for (const invoiceID of drafts) {
      const { status, number } = await Invoice.get(invoiceID);
      expect(status).toBe("issued");
      own.push(Number(/(\d+)$/.exec(number ?? "")?.[1]));
    }
    expect(own).toEqual(drafts.map((_, at) => from + at + 1));
    const all = await numbers();
    expect(all).toEqual(all.map((_, at) => (all[0] ?? 1) + at));
  });

it("issues a batch without a gap or a number twice, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare: () => prepare(26), run, check });
  console.log(`batch of 26: killed at ${points} of ${calls.length} points`);
  expect(calls.filter((call) => call === "table.transact").length).toBeGreaterThanOrEqual(3);
});

it("issues two hundred in the end, however often it is killed on the way, each time a call later", async () => {
  const batch = await prepare(200);
  let kills = 0;
  for (let after = 1; ; after++) {
    const killed = await withKiller(new Killer(after), () => run(batch)).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (killed === undefined) break;
    if (!(killed instanceof Killed)) throw killed;
    kills++;
    const all = await owner(numbers);
    expect(all, `a gap after ${kills} kills`).toEqual(all.map((_, at) => (all[0] ?? 1) + at));
  }
  console.log(`batch of 200: killed ${kills} times`);
  expect(kills).toBeGreaterThan(8);
  await check(batch);
});
