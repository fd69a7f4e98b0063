import { db } from "@entrepairs/core/db";
import { ID } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, SignIn } from "@entrepairs/core/platform";
import { asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { apiApp } from "./app.ts";

let group: Satisfaction.Group;
let cookie = "";
openTable(async () => {
  Satisfaction.configureForTests();
  group = await Satisfaction.addGroup({ people: 1 });
  const email = `${ID.create("try").toLowerCase()}@essai.example`;
  const signedIn = await SignIn.signInAs(email, "fr");
  const { accountID } = signedIn;
  const { member, operations } = Member.newMember({ email, name: "Claude Essai", roles: ["owner"], accountID });
  await asSystem(group.firmID, () => db().write(operations, {}));
  await Directory.recordFirmOf(group.firmID, member.memberID);
  cookie = signedIn.cookie;
});

async function send(method: "POST" | "PUT", path: string, body: object) {
  const headers = { Cookie: `session=${cookie}`, "Content-Type": "application/json" };
  const answer = await apiApp().request(`/api/f/${group.firmID}${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  const { error } = (await answer.json()) as { error?: { fields?: { path: string; code: string }[] } };
  return [answer.status, ...(error?.fields ?? []).map(({ path: field, code }) => `${field} ${code}`)];
}

const firm = {
  name: "Cabinet d’essai",
  siret: "73282932000074",
  vatNumber: null,
  vatRegime: "standard",
  address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
  rev: 1,
};
const rhythm = { everyWeeks: 4, weekday: 2, time: "09:00" };
const cycle = { start: "2027-01-05", rhythm, regular: 6 };
const opening = () => ({
  programmeID: ID.create("programme"),
  coachID: group.coachID,
  name: "Groupe",
  modality: "onsite",
  cycle,
});
const minutes = (regular: number) => ({ ...cycle, minutes: { kickoff: 180, regular, review: 180 } });
const span = { name: "Hiver", from: "2027-02-28", to: "2027-02-13" };
const calendar = { holidays: "france", spans: [span], rooms: [], travelMinutes: 0, rev: 0 };
const session = () => `/cohort/${group.cohortID}/session/${group.sessionIDs[0]}`;

describe("what a planner may type by mistake is refused beside its field", () => {
  it.each<[string, "POST" | "PUT", () => string, () => object, string]>([
    ["a zone that does not exist", "PUT", () => "/firm", () => ({ ...firm, zone: "Europe/Pari" }), "zone zone"],
    [
      "a group of four",
      "POST",
      () => "/cohort",
      () => ({ ...opening(), seatsMin: 4, seatsMax: 4 }),
      "seatsMin cohort.seats_few,seatsMax cohort.seats_few",
    ],
    ["a group of nine", "POST", () => "/cohort", () => ({ ...opening(), seatsMax: 9 }), "seatsMax cohort.seats_many"],
    [
      "a session of nine hours",
      "POST",
      () => "/cohort",
      () => ({ ...opening(), cycle: minutes(540) }),
      "cycle.minutes.regular minutes",
    ],
    [
      "a move to nine hours",
      "POST",
      () => `${session()}/move`,
      () => ({ startsAt: "2027-03-02T08:00:00.000Z", minutes: 540, reason: "Grève" }),
      "minutes minutes",
    ],
    ["an end before its start", "PUT", () => "/firm/calendar", () => calendar, "spans.0.to calendar.span_order"],
    [
      "an hour that no clock shows",
      "POST",
      () => "/cohort",
      () => ({ ...opening(), cycle: { ...cycle, rhythm: { ...rhythm, time: "25:00" } } }),
      "cycle.rhythm.time time",
    ],
    [
      "a poll without as many slots as sessions",
      "POST",
      () => `/cohort/${group.cohortID}/poll`,
      () => ({ slots: [], closesAt: "2027-01-01T08:00:00.000Z" }),
      "slots poll.slots_few",
    ],
  ])("%s", async (_, method, path, body, said) => {
    const [status, ...fields] = await send(method, path(), body());
    expect([status, fields.join(",")]).toEqual([400, said]);
  });

  it("while ninety minutes are warned of, and stored nowhere", async () => {
    const { coachID } = group;
    const headers = { Cookie: `session=${cookie}`, "Content-Type": "application/json" };
    const answer = await apiApp().request(`/api/f/${group.firmID}/cohort/preview`, {
      method: "POST",
      headers,
      body: JSON.stringify({ coachID, cycle: minutes(90) }),
    });
    const { short, sessions } = (await answer.json()) as { short: number | null; sessions: unknown[] };
    expect([answer.status, short, sessions.length]).toEqual([200, 115, 8]);
  });
});
