import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Actor, ID, withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { asMember, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Enrolment, SignedAgreements } from "./index.ts";

type Open = House & { cohortID: string };
let group: Open;
openTable(async () => {
  Satisfaction.configureForTests();
  const firm = await house();
  group = await as(firm, async () => {
    // From Tuesday 8 September on, beside the window of withdrawal.
    const cycle = { start: "2026-09-08", rhythm: { everyWeeks: 4, weekday: 2 as const, time: "09:00" }, regular: 2 };
    return { ...firm, cohortID: (await Cycle.open(opening(firm.coachID, { cycle }))).cohortID };
  });
});

const DAY = 86_400_000;
const owner = <R>(body: () => Promise<R>, time = at) =>
  withClock(time, () => asMember({ firmID: group.firmID, roles: ["owner"] }, body));
const address = { street: "3 rue Inventée", postalCode: "69001", city: "Lyon", country: "FR" as const };
/** The clock stands at Tuesday 1 September 2026, 10 h in Paris. */
const [SIGNED, UNTIL] = ["2026-09-01", "2026-09-11"];

const person = (who: number) => ({
  cohortID: group.cohortID,
  given: "Lou",
  family: `Inventée ${who}`,
  email: `lou${who}@exemple.fr`,
  locale: "fr" as const,
  address,
  accepted: true as const,
});
const textOf = (signedOn: string) =>
  owner(() => Enrolment.contractText({ cohortID: group.cohortID, signedOn, locale: "fr" }));
const record = async (who: number, signedOn = SIGNED, over: object = {}, time = at) => {
  const { hash: textHash } = await textOf(signedOn);
  return owner(() => Enrolment.signInPerson({ ...person(who), signedOn, textHash, ...over }), time);
};
const seats = () => owner(async () => (await Enrolment.groupOf(group.cohortID)).enrolments);
const withdraw = (enrolmentID: string, time: number) => {
  const subject = { cohortID: group.cohortID, enrolmentID };
  const bearer = {
    type: "link" as const,
    firmID: group.firmID,
    linkID: ID.create("link"),
    purpose: "contract",
    subject,
  };
  return withClock(time, () => Actor.provide(bearer, () => Enrolment.withdraw({})));
};

describe("a contract signed beside the firm", () => {
  it("says ten days, how to withdraw, and asks nothing before they are over", async () => {
    const { withdrawalUntil, articles, instalments } = await textOf(SIGNED);
    const text = articles.map((one) => one.text).join(" ");
    expect([withdrawalUntil, instalments[0]?.on]).toEqual([UNTIL, "2026-09-12"]);
    expect(text).toContain("pendant 10 jours");
    expect(text).toContain("L6353-5");
    expect(text).not.toContain("14 jours");
    expect(instalments[0]?.amount).toBe(25_200);
  });

  it("ends on the tenth day, be it a Sunday: no text prolongs it", async () => {
    expect((await textOf("2026-09-03")).withdrawalUntil).toBe("2026-09-13");
  });

  it("holds a seat, keeps the closed copy, and counts from the day of the paper though it is recorded later", async () => {
    const { enrolmentID, status } = await record(1, SIGNED, {}, at + 3 * DAY);
    expect(status).toBe("held");
    const seat = (await seats()).find((one) => one.enrolmentID === enrolmentID);
    expect(seat).toMatchObject({ origin: "firm", agreement: { kind: "contract", withdrawalUntil: UNTIL } });
    expect(seat?.payers).toMatchObject([{ kind: "individual", name: "Lou Inventée 1", address }]);
    const copy = await owner(async () => db().get(SignedAgreements, { enrolmentID }));
    expect(copy).toMatchObject({ signatory: "Lou Inventée 1", textHash: (await textOf(SIGNED)).hash });
    expect(copy?.instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(84_000);
  });

  it("may be left by its link through the tenth day, not after, and is then the seat of who signed it", async () => {
    const [stays, leaves] = [await record(2), await record(3)];
    expect((await withdraw(leaves.enrolmentID, at + 10 * DAY)).status).toBe("cancelled");
    await expect(withdraw(stays.enrolmentID, at + 11 * DAY)).rejects.toMatchObject({
      code: "enrolment.withdrawal_over",
    });
    const end = (time: number) =>
      withClock(time, () => asSystem(group.firmID, () => Enrolment.endWithdrawal({ ...group, ...stays })));
    expect((await end(at + 10 * DAY)).status).toBe("held");
    expect((await end(at + 11 * DAY)).status).toBe("accepted");
  });

  it.each([
    ["a day to come", { signedOn: "2026-09-02" }, "enrolment.signed_future", ["signedOn"]],
    ["another text", { textHash: "0" }, "enrolment.text_changed", []],
    ["what was not signed", { accepted: false }, "input.invalid", ["accepted"]],
    ["no address", { address: { ...address, street: " " } }, "input.invalid", ["address.street"]],
    ["who has a seat already", { email: "lou1@exemple.fr" }, "enrolment.already", []],
  ])("is refused for %s, and nothing is written", async (_, over, code, fields) => {
    const before = await seats();
    const refused = await record(9, SIGNED, over).catch(
      (error: { code: string; fields?: { path: string }[] }) => error,
    );
    expect(refused).toMatchObject({ code });
    expect("fields" in refused ? (refused.fields ?? []).map(({ path }) => path) : []).toEqual(fields);
    expect(await seats()).toEqual(before);
  });

  it("is recorded by the firm's office alone", async () => {
    const { hash: textHash } = await textOf(SIGNED);
    const coach = asMember({ firmID: group.firmID, roles: ["coach"], memberID: group.coachID }, () =>
      Enrolment.signInPerson({ ...person(8), signedOn: SIGNED, textHash }),
    );
    await expect(coach).rejects.toMatchObject({ kind: "forbidden" });
  });
});
