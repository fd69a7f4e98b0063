import { describe, expect, it } from "vitest";
import { planned, plannedOfFirm, type Row, readCopy, restore } from "./restore.ts";

const FIRM = "01HQ0000000000000000000001";
const row = (kind: string, more: Record<string, unknown> = {}, sk = "1"): Row => ({
  pk: { S: `F#${FIRM}#${kind}` },
  sk: { S: sk },
  ...more,
});
const name = (text: string) => ({ name: { S: text } });
const invoice = (number: string | null) => ({ e: { S: "invoice" }, number: number ? { S: number } : { NULL: true } });
const sizes = ({ put, remove, same, left }: ReturnType<typeof planned>) => [put.length, remove.length, same, left];
const none = { stands: 0, event: 0, log: 0, destroyed: 0, mailed: 0, due: 0 };

describe("what a restore would write", () => {
  it("brings back what is gone and touches nothing that stands, unless it is told to", () => {
    const copy = [row("FIRM", name("Avant")), row("COHORT#a"), row("MEMBERS")];
    const now = [row("FIRM", name("Après")), row("MEMBERS"), row("COHORT#b")];
    expect(sizes(planned(copy, now, "missing"))).toEqual([1, 0, 1, { ...none, stands: 2 }]);
    expect(sizes(planned(copy, now, "replace"))).toEqual([2, 1, 1, none]);
  });

  it("lets no event happen again, and takes no line from the log", () => {
    const copy = [row("OUTBOX"), row("IDEM#m"), row("AUDIT#2026-11", {}, "a")];
    const now = [row("OUTBOX", {}, "2"), row("AUDIT#2026-11", {}, "b")];
    for (const mode of ["missing", "replace"] as const)
      expect(sizes(planned(copy, now, mode))).toEqual([1, 0, 0, { ...none, event: 3, log: 1 }]);
  });

  it("takes no mark of a mail back, or it would be mailed again", () => {
    const sent = [row("MAIL#invoiceIssued-1", { sentAt: { S: "2026-11-22T08:00:00.000Z" } })];
    for (const mode of ["missing", "replace"] as const) {
      expect(sizes(planned([], sent, mode))).toEqual([0, 0, 0, { ...none, mailed: 1 }]);
      expect(planned(sent, [], mode).put).toEqual(sent);
    }
  });

  it("brings nothing back that came due since, as long as the clock of due work stands", () => {
    const at = "2026-11-22T12:00:00.000Z";
    const platform = (pk: string, sk: string): Row => ({ pk: { S: `P#${pk}` }, sk: { S: sk } });
    const done = platform("DUE#2026-11-22T09", `2026-11-22T09:00:00.000Z#${FIRM}#reminder`);
    const ahead = platform("DUE#2026-11-23T09", `2026-11-23T09:00:00.000Z#${FIRM}#reminder`);
    const since = platform("DUE#2026-11-24T09", `2026-11-24T09:00:00.000Z#${FIRM}#other`);
    const cursor = (hour: string) => ({ ...platform("TICK", "TICK"), hour: { S: hour } });
    const copy = [done, ahead, cursor("2026-11-22T08")];
    const now = [cursor("2026-11-22T12"), since];
    for (const mode of ["missing", "replace"] as const) {
      const plan = planned(copy, now, mode, at);
      expect([plan.put, plan.remove, plan.left]).toEqual([[ahead], [], { ...none, due: 3 }]);
    }
    // A table that was lost knows of nothing that was done: all of it comes back, and its jobs look before they act.
    expect(planned(copy, [], "missing", at).put).toEqual(copy);
  });

  it("has a firm's work done after all that came due while its rows were gone, under the time it was due first", () => {
    const at = "2026-11-22T12:00:00.000Z";
    const due = (dueAt: string, more: object = {}): Row => ({
      pk: { S: `P#DUE#${dueAt.slice(0, 13)}` },
      sk: { S: `${dueAt}#${FIRM}#reminder` },
      firmID: { S: FIRM },
      event: { S: "invoice.reminderDue" },
      dueKey: { S: "reminder" },
      dueAt: { S: dueAt },
      ...more,
    });
    const [missed, ahead] = [due("2026-11-22T09:00:00.000Z"), due("2026-11-23T09:00:00.000Z")];
    const retry = due("2026-11-22T08:00:00.000Z", { event: { S: "outbox.again" } });
    const copy = [row("FIRM"), missed, ahead, retry];
    expect(readCopy(copy.map((one) => JSON.stringify(one)).join("\n"), FIRM)).toEqual(copy);
    const { put, remove, again } = plannedOfFirm(copy, [ahead], "missing", at);
    expect([put, remove]).toEqual([[row("FIRM")], []]);
    const anew = { ...due(at), owedAt: missed.dueAt };
    expect(again).toEqual([anew]);
    // Where it still stands, under whichever hour, it is not written again.
    for (const standing of [missed, anew]) expect(plannedOfFirm(copy, [standing], "replace", at).again).toEqual([]);
    const later = plannedOfFirm([anew], [], "missing", "2026-11-22T15:00:00.000Z");
    expect(later.again).toMatchObject([{ dueAt: { S: "2026-11-22T15:00:00.000Z" }, owedAt: missed.dueAt }]);
  });

  it("leaves destroyed what was destroyed: what it sealed is not read again", () => {
    const key = row("VAULT#c", { versions: { L: [{ S: "sealed" }] } });
    const destroyed = row("VAULT#c", { versions: { L: [] }, destroyedAt: { S: "2026-11-22T08:00:00.000Z" } });
    for (const mode of ["missing", "replace"] as const)
      expect(sizes(planned([key], [destroyed], mode))).toEqual([0, 0, 0, { ...none, destroyed: 1 }]);
    expect(planned([key], [], "missing").put).toEqual([key]);
  });

  it("refuses to take an issued invoice back, whether it was made since or a draft then", () => {
    const made = [row("INVOICE#i", invoice("F2026-0007"))];
    expect(() => planned([], made, "replace")).toThrow("Issued since the copy: F2026-0007.");
    expect(() => planned([row("INVOICE#i", invoice(null))], made, "replace")).toThrow("F2026-0007");
    expect(sizes(planned([], [row("INVOICE#i", invoice(null))], "replace"))).toEqual([0, 1, 0, none]);
    expect(sizes(planned([], made, "missing"))).toEqual([0, 0, 0, { ...none, stands: 1 }]);
  });
});

describe("a copy", () => {
  it("is read as we write it and as AWS exports it", () => {
    const [one, two] = [row("FIRM"), row("MEMBERS")];
    expect(readCopy(`${JSON.stringify(one)}\n${JSON.stringify({ Item: two })}\n`, FIRM)).toEqual([one, two]);
  });

  it("is refused whole for one line of another firm, of the platform, or that is no row", () => {
    const other = JSON.stringify({ ...row("FIRM"), pk: { S: "F#01HQ0000000000000000000002#FIRM" } });
    const platform = JSON.stringify({ ...row("FIRM"), pk: { S: "P#FIRMS" } });
    for (const line of [other, platform])
      expect(() => readCopy(`${JSON.stringify(row("FIRM"))}\n${line}`, FIRM)).toThrow(`Line 2 of the copy is not of`);
    for (const line of ["{", "{}", '{"pk":{"N":"1"},"sk":{"S":"1"}}'])
      expect(() => readCopy(line, FIRM)).toThrow("Line 1 of the copy is no row");
  });

  it.each([
    [["export"]],
    [["export", "table", "all", "file"]],
    [["import", "table", FIRM]],
    [["import", "table", FIRM, "file", "--force"]],
    [["export", "table", "F#"]],
  ])("is asked for by %j with one sentence on how", async (argv) => {
    const say = { out: () => undefined, err: () => undefined };
    await expect(restore(argv, { DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }, say)).rejects.toThrow(
      /^(Usage|A firm is named)/,
    );
  });
});
