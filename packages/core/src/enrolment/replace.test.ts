import { describe, expect, it } from "vitest";
import { Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { ID } from "../kernel/index.ts";
import { Terms } from "../terms/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Enrolment, EnrolmentHolds } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

/** A group with one seat taken, of a client. */
async function seated(seatsMax = 8) {
  await foundFirm();
  const [cohortID, organizationID] = [await addCohort(), await addClient()];
  const key = await addSeat(cohortID, organizationID, { invoiceID: ID.create("invoice") });
  const [seat, cohort] = [(await Enrolment.groupOf(cohortID)).enrolments[0], await db().get(Cohorts, { cohortID })];
  if (!seat || !cohort) throw new Error("This group is not there");
  const seats = [{ enrolmentID: key.enrolmentID, heldUntil: null }];
  await db().write({ cohort: Cohorts.replace({ ...cohort, seats, seatsMax }), hold: EnrolmentHolds.create(seat) }, {});
  return { key, cohortID, organizationID };
}
const asOwner = <R>(body: () => R) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);
const person = (name: string) => ({ given: name, family: "Essai", email: `${name}@client-invente.example` });

describe("someone else takes a seat", () => {
  it("for nothing: the same payers and invoice, one seat, his own acceptance and charter", () =>
    asOwner(async () => {
      const { key, cohortID } = await seated(1);
      const { enrolmentID, status } = await Enrolment.replace({ ...key, ...person("bea") });
      expect(status).toBe("invited");
      const { cohort, enrolments } = await Enrolment.groupOf(cohortID);
      const [before, after] = [key.enrolmentID, enrolmentID].map((id) =>
        enrolments.find((one) => one.enrolmentID === id),
      );
      expect(cohort.seats).toEqual([{ enrolmentID, heldUntil: null }]);
      expect(before).toMatchObject({ status: "cancelled", followedBy: { cohortID, enrolmentID } });
      expect(after).toMatchObject({
        given: "bea",
        payers: before?.payers,
        invoiceID: before?.invoiceID,
        charter: null,
        acceptedAt: null,
        standsFor: [key.enrolmentID],
      });
    }));

  it("once, when two replace him at once; nobody twice in one group, nobody of another client", () =>
    asOwner(async () => {
      const { key, cohortID, organizationID } = await seated();
      const tries = await Promise.allSettled(
        ["bea", "cam"].map((name) => Enrolment.replace({ ...key, ...person(name) })),
      );
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      const other = await addSeat(cohortID, await addClient());
      await expect(Enrolment.replace({ ...other, ...person("bea") })).rejects.toMatchObject({
        code: expect.stringMatching(/enrolment.(other_client|already)/),
      });
      const own = await addSeat(cohortID, organizationID, { status: "waiting" });
      await expect(Enrolment.replace({ ...own, ...person("dan") })).rejects.toMatchObject({
        code: "enrolment.settled",
      });
    }));

  it("not an individual's contract, and not after the terms' last moment", () =>
    asOwner(async () => {
      const { cohortID, organizationID } = await seated();
      const address = { street: "1 rue", postalCode: "75001", city: "Paris", country: "FR" };
      const base = { payerID: ID.create("payer"), shareBasisPoints: 10_000, name: "Ana", email: "ana@exemple.fr" };
      const own = { ...base, kind: "individual" as const, address };
      const contract = await addSeat(cohortID, organizationID, { payers: [own] });
      await expect(Enrolment.replace({ ...contract, ...person("eli") })).rejects.toMatchObject({
        code: "enrolment.replace_individual",
      });
      expect(Terms.SHIPPED.replacement).toBe("end");
    }));
});

describe("a seat in another group", () => {
  it("follows with its price and payers, in one transaction for both groups", () =>
    asOwner(async () => {
      const { key, cohortID } = await seated();
      const toCohortID = await addCohort();
      const { enrolmentID } = await Enrolment.transfer({ ...key, toCohortID });
      const [from, to] = await Promise.all([Enrolment.groupOf(cohortID), Enrolment.groupOf(toCohortID)]);
      expect([from.cohort.seats, to.cohort.seats]).toEqual([[], [{ enrolmentID, heldUntil: null }]]);
      expect(to.enrolments).toMatchObject([{ status: "invited", priceNet: 70_000, standsFor: [key.enrolmentID] }]);
      const again = Enrolment.transfer({ ...key, toCohortID });
      await expect(again).rejects.toMatchObject({ code: "enrolment.settled" });
    }));

  it("is refused where none is free, leaving everything as it was", () =>
    asOwner(async () => {
      const { key, cohortID } = await seated();
      const toCohortID = await addCohort();
      const full = await db().get(Cohorts, { cohortID: toCohortID });
      if (full) await db().write({ cohort: Cohorts.replace({ ...full, seatsMax: 0 }) }, {});
      await expect(Enrolment.transfer({ ...key, toCohortID })).rejects.toMatchObject({ code: "enrolment.full" });
      expect((await Enrolment.groupOf(cohortID)).enrolments[0]?.status).toBe("accepted");
    }));
});
