import { db, event, Outbox, rowsOf, Table, type TableClient } from "@entrepairs/core/db";
import { ID, logTo, withClock } from "@entrepairs/core/kernel";
import { PlatformOutbox } from "@entrepairs/core/platform";
import { asSystem } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { work } from "./consume.ts";
import { handler } from "./handler.ts";

let firmID = "";
const lines: string[] = [];
openTable(() => {
  logTo((line) => lines.push(line));
});
beforeEach(() => {
  firmID = ID.createFirm();
  lines.length = 0;
});

/** An event about an invoice that is not there: its job fails each time. */
async function broken() {
  await asSystem(firmID, () => db().write({ event: event("invoice.paid", { invoiceID: ID.create("invoice") }) }, {}));
  const [row] = await PlatformOutbox.pending(firmID);
  if (!row) throw new Error("Nothing waits");
  return row;
}

const rows = async () =>
  asSystem(firmID, async () => rowsOf(Outbox, (await db().query({ pk: ["OUTBOX"], limit: 50 })).items));

/** As the stream hands it over. */
const recordOf = ({ eventID, event: name, at }: PlatformOutbox.Delivered) => ({
  eventName: "INSERT",
  dynamodb: {
    SequenceNumber: "1",
    NewImage: {
      e: { S: "outbox" },
      pk: { S: `F#${firmID}#OUTBOX` },
      eventID: { S: eventID },
      event: { S: name },
      at: { S: at },
      ids: { M: {} },
    },
  },
});

/** A table that takes reads and refuses writes, for as long as `body` runs. */
function unwritable<R>(body: () => Promise<R>): Promise<R> {
  const real = Table.use();
  const dead: TableClient = { ...real, transact: () => Promise.reject(new Error("The table is away")) };
  return Table.provide(dead, body);
}

describe("an event whose work fails", () => {
  it("is noted in its row and waits for the sweep: the stream holds up no neighbour", async () => {
    const row = await broken();
    expect(await handler({ Records: [recordOf(row)] })).toEqual({ batchItemFailures: [] });
    expect(await rows()).toMatchObject([{ eventID: row.eventID, tries: 1 }]);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: "event.failed", what: "invoice.paid", firmID }),
    );
    expect(await PlatformOutbox.pending(firmID)).toEqual([]);
  });

  it("is kept by the stream when its failure could not even be noted", async () => {
    const row = await broken();
    const answer = await unwritable(() => handler({ Records: [recordOf(row)] }));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
    expect(await PlatformOutbox.pending(firmID)).toHaveLength(1);
  });

  it("fails again at its time, and is parked at last", async () => {
    await broken();
    let at = Date.now();
    for (let tries = 1; tries <= PlatformOutbox.TRIES_MAX; tries++) {
      const [row] = await withClock(at, () => PlatformOutbox.pending(firmID));
      if (!row) throw new Error("Nothing is due");
      expect(await withClock(at, () => work(row))).toBe("later");
      at += 7 * 3_600_000;
    }
    expect(await withClock(at, () => PlatformOutbox.pending(firmID))).toEqual([]);
    expect(await PlatformOutbox.parked(firmID)).toMatchObject([{ event: "invoice.paid" }]);
  });
});
