import { describe, expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { Table } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Invoice } from "../invoice/index.ts";
import { plusDays, withIdempotencyKey } from "../kernel/index.ts";
import { Programme } from "../programme/index.ts";
import { firmDay } from "../testing/index.ts";
import { declare, dyingAt, here, open, openBooks, owner, take } from "./fixture.ts";
import { Takeover } from "./index.ts";
import { takenInvoiceID } from "./invoice-finish.ts";

openBooks();

async function groupInput() {
  const content = { title: "Manager entre pairs", priceNet: 70_000, nature: "training" as const };
  const { programmeID } = await owner(() => Programme.create(Programme.filled(content)));
  const today = firmDay();
  const sessions = [
    `${plusDays(today, -60)} 09:00 3h`,
    `${plusDays(today, -30)} 09:00 3h30`,
    `${plusDays(today, 30)} 9h 210`,
  ].join("\n");
  const people = [
    "Prénom;Nom;Courriel;Entreprise;Facture;Absences",
    "Ana;Lopes;ana@client.example;;A1;",
    "Bo;Martin;bo@client.example;;;2",
  ].join("\n");
  const shared = {
    programmeID,
    name: "Groupe repris",
    coachID: here.memberID,
    organizationID: here.organizationID,
    modality: "remote" as const,
  };
  return { ...shared, sessions, people, place: null };
}
describe("a running group", () => {
  it("comes with its sessions held and their hours, its people, their presence and what was billed", async () => {
    await declare();
    await take([open("A1")]);
    const input = await groupInput();
    const { cohortID } = await owner(() => Takeover.importGroup(input));
    await owner(async () => {
      const { cohort, sessions, enrolments } = await Enrolment.groupOf(cohortID);
      expect(cohort).toMatchObject({ status: "running", organizationID: here.organizationID });
      expect(sessions.map(({ status, minutes, takenOver }) => [status, minutes, takenOver])).toEqual([
        ["held", 180, true],
        ["held", 210, true],
        ["planned", 210, true],
      ]);
      expect(enrolments.map(({ given, status, invoiceID }) => [given, status, invoiceID])).toEqual(
        expect.arrayContaining([
          ["Ana", "accepted", takenInvoiceID("A1")],
          ["Bo", "accepted", null],
        ]),
      );
      const roster = await Attendance.roster({ cohortID });
      expect(JSON.stringify(roster)).toContain("absent");
      const [payer, ...others] = await Invoice.candidates({});
      expect(others).toEqual([]);
      expect(payer?.seats.map(({ name }) => name)).toEqual(["Bo Martin"]);
    });
  });

  it("is refused line by line, and nothing of it stays", async () => {
    await declare();
    const input = await groupInput();
    const sessions = `${input.sessions}\n12/13/2026 09:00 3h\n${plusDays(firmDay(), -3)} 25:00 3h`;
    await expect(owner(() => Takeover.importGroup({ ...input, sessions }))).rejects.toMatchObject({
      fields: [
        { path: "sessions.4", code: "date" },
        { path: "sessions.5", code: "time" },
      ],
    });
    await expect(owner(() => Takeover.importGroup(input))).rejects.toMatchObject({
      fields: [{ path: "people.2", code: "invoice_unknown" }],
    });
    const { batches } = await owner(() => Takeover.standing({}));
    expect(batches).toEqual([]);
  });

  const kills = [1, 2, 3, 4, 5].flatMap((number) => (["before", "after"] as const).map((when) => ({ number, when })));
  it.each(kills)("killed $when transaction $number and run again, ends the same", async ({ number, when }) => {
    await declare();
    await take([open("A1")]);
    const input = await groupInput();
    const key = crypto.randomUUID();
    const run = () => owner(() => withIdempotencyKey(key, () => Takeover.importGroup(input)));
    await Table.provide(dyingAt(number, when), () => run().catch(() => undefined));
    const { cohortID } = await run();
    await owner(async () => {
      const { enrolments, cohort, sessions } = await Enrolment.groupOf(cohortID);
      expect(enrolments).toHaveLength(2);
      expect(cohort.seats).toHaveLength(2);
      expect(sessions).toHaveLength(3);
      const { batches } = await Takeover.standing({});
      expect(batches.map(({ finished }) => finished)).toEqual([true, true]);
    });
  });
});
