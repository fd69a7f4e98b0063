import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Calendar } from "../calendar/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, now, withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening, programmeID } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { asSystem, type TestTable, testTable } from "../testing/index.ts";
import { Discovery } from "./index.ts";

let table: TestTable | undefined;
let firm: House;
beforeAll(async () => {
  Config.configure({
    origin: "http://127.0.0.1:1",
    linkKey: "test",
    mailFrom: { name: "Essai", address: "essai@exemple.fr" },
    demo: true,
  });
  table = await testTable();
  firm = await house();
});
afterAll(() => table?.close());

const AFTER = Date.parse("2026-09-02T20:00:00.000Z");
let days = 2;
const aSession = (more: Partial<Parameters<typeof Discovery.open>[0]> = {}) =>
  as(firm, () =>
    Discovery.open({
      programmeID,
      name: "Une heure pour essayer",
      coachID: firm.coachID,
      day: "2026-09-02",
      time: "18:00",
      modality: "onsite",
      ...more,
    }),
  );
/** One an hour, so that its coach is free. */
const opened = (more: Partial<Parameters<typeof Discovery.open>[0]> = {}) =>
  aSession({ day: `2026-09-${String(++days).padStart(2, "0")}`, ...more });

const visit = <R>(body: () => R) => withClock(at, () => Actor.provide({ type: "visitor", firmID: firm.firmID }, body));
const system = <R>(body: () => R) => withClock(AFTER, () => asSystem(firm.firmID, body));
const come = (discoveryID: string, name: string, more: object = {}) =>
  visit(() =>
    Discovery.register({
      discoveryID,
      given: name,
      family: "Essai",
      email: `${name.toLowerCase()}@exemple.fr`,
      locale: "fr",
      ...more,
    }),
  );
const bearing = <R>(subject: { discoveryID: string; guestID: string }, body: () => R, clock = at) =>
  withClock(clock, () =>
    Actor.provide({ type: "link", firmID: firm.firmID, linkID: "l", purpose: "discovery", subject }, body),
  );
const address = { street: "1 rue Inventée", postalCode: "75001", city: "Paris", country: "FR" as const };
const refused = (code: string) => expect.objectContaining({ code });

/** Who was offered a seat says by his link who pays, for the agreement that he was shown. */
async function takesOffered(cohortID: string, enrolmentID: string): Promise<void> {
  const subject = { cohortID, enrolmentID };
  const hers = { type: "link", firmID: firm.firmID, linkID: "l", purpose: "enrolment", subject } as const;
  const shown = await asSystem(firm.firmID, async () => {
    const { cohort, sessions } = await Enrolment.groupOf(cohortID);
    return { kind: "agreement" as const, locale: "fr" as const, firm: await Firm.get(), cohort, sessions, at: now() };
  });
  const company = { kind: "company" as const, name: "Essai SAS", siret: "732 829 320 00074", address };
  const signed = { signatory: "Ana Essai", textHash: Enrolment.textOf(shown).hash, accepted: true as const };
  const payer = { ...company, email: "compta@exemple.fr", settle: "invoice" as const, ...signed };
  await Actor.provide(hers, () => Enrolment.choosePayer({ commits: true, payer }));
}

describe("a discovery session", () => {
  it("seats twelve at most, whoever comes at once, one seat an address", async () => {
    const { discoveryID } = await opened({ seatsMax: 3 });
    const came = await Promise.allSettled(["A", "B", "C", "D", "E", "F"].map((name) => come(discoveryID, name)));
    expect(came.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const lost = came.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(lost).toEqual([1, 2, 3].map(() => refused("discovery.full")));
    await expect(aSession({ seatsMax: 13 })).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("gives a seat that was given up to the next, and refuses an address that has one", async () => {
    const { discoveryID } = await opened({ seatsMax: 1 });
    const { guestID } = await come(discoveryID, "Ana");
    await expect(come(discoveryID, "Ana")).rejects.toMatchObject({
      fields: [{ path: "email", code: "discovery.already" }],
    });
    await bearing({ discoveryID, guestID }, () => Discovery.leave({}));
    await come(discoveryID, "Bob");
    await expect(come(discoveryID, "Ana")).rejects.toEqual(refused("discovery.full"));
  });

  it("asks who pays where it has a price, and only there", async () => {
    const { discoveryID } = await opened({ priceNet: 9_000 });
    await expect(come(discoveryID, "Ana")).rejects.toMatchObject({ fields: [{ path: "buyer.name" }] });
    const buyer = { name: "Essai SAS", siret: "732 829 320 00074", email: "compta@exemple.fr", address };
    await expect(come(discoveryID, "Ana", { buyer: { ...buyer, siret: "1" } })).rejects.toMatchObject({
      fields: [{ path: "buyer.siret" }],
    });
    const { guestID } = await come(discoveryID, "Ana", { buyer });
    const { guest } = await system(() => Discovery.guest(discoveryID, guestID));
    expect(guest?.buyer?.siret).toBe("73282932000074");
  });

  it("keeps its coach from being in two places, and stands in his own calendar", async () => {
    const day = "2026-09-28";
    const { discoveryID } = await aSession({ day });
    await expect(aSession({ day })).rejects.toEqual(refused("session.coach_busy"));
    const days = await as(firm, () => Calendar.agenda(`${day}T00:00:00.000Z`), "coach", firm.coachID);
    expect(days.map(({ session: { kind, cohortName }, part }) => [part, kind, cohortName])).toContainEqual([
      "leads",
      "discovery",
      "Une heure pour essayer",
    ]);
    await as(firm, () => Discovery.cancel({ discoveryID, reason: "Essai" }));
    await expect(come(discoveryID, "Ana")).rejects.toEqual(refused("discovery.over"));
    await aSession({ day });
  });

  it("offers the seats of a proposed group to those who go on, in the order of their yes, once", async () => {
    const { discoveryID } = await aSession();
    const names = ["Ana", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gil"];
    const guests: { guestID: string }[] = [];
    for (const name of names) guests.push(await come(discoveryID, name));
    const say = (index: number, goesOn: "yes" | "no") =>
      bearing(
        { discoveryID, guestID: guests[index]?.guestID ?? "" },
        () => Discovery.answer({ goesOn }),
        AFTER + index,
      );
    await expect(say(0, "yes")).rejects.toEqual(refused("discovery.not_asked"));
    await expect(as(firm, () => Discovery.ask({ discoveryID }))).rejects.toEqual(refused("discovery.not_begun"));
    await as(firm, () => withClock(AFTER, () => Discovery.ask({ discoveryID })));
    for (const index of [0, 1, 2, 3, 4, 5]) await say(index, index === 2 ? "no" : "yes");
    const { cohortID } = await as(firm, () =>
      Cycle.open({ ...opening(firm.coachID), seatsMax: 5, cycle: { ...opening("").cycle, start: "2027-02-02" } }),
    );
    await as(firm, () => Discovery.fill({ discoveryID, cohortID }));
    await system(() => Discovery.offer(discoveryID));
    await system(() => Discovery.offer(discoveryID));
    const group = await system(() => Enrolment.groupOf(cohortID));
    expect(group.enrolments.map(({ given, status, origin }) => [given, status, origin])).toEqual(
      ["Ana", "Bob", "Dan", "Eve", "Fay"].map((given) => [given, "requested", "visitor"]),
    );
    const ana = group.enrolments.find(({ given }) => given === "Ana");
    await withClock(AFTER, () => takesOffered(cohortID, ana?.enrolmentID ?? ""));
    const afterwards = await system(() => Enrolment.groupOf(cohortID));
    expect(afterwards.enrolments.map(({ given, status }) => [given, status])).toEqual([
      ["Ana", "accepted"],
      ...["Bob", "Dan", "Eve", "Fay"].map((given) => [given, "requested"]),
    ]);
    // A late yes waits its turn.
    await say(6, "yes");
    await system(() => Discovery.offer(discoveryID));
    const { enrolments } = await system(() => Enrolment.groupOf(cohortID));
    expect(enrolments.find(({ given }) => given === "Gil")?.status).toBe("waiting");
    await expect(say(0, "no")).rejects.toEqual(refused("discovery.offered"));
  });
});
