import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { type DomainError, ID, withIdempotencyKey } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Sessions } from "../session/index.ts";
import { asMember, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Message } from "./index.ts";

let firmID = "";
const ownerID = ID.create("member");
openTable(async () => {
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
  await asSystem(firmID, () => db().heal({ owner: memberRow(ownerID, "Odile Essai") }));
});

const memberRow = (memberID: string, name: string) => {
  const roles = ["owner" as const, "coach" as const];
  const email = `${memberID.toLowerCase()}@x.example`;
  return Members.put({ memberID, name, email, roles, status: "active", invitedAt: "2026-01-01T00:00:00.000Z" });
};
const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"], memberID: ownerID }, body);
const text = { fr: "Apportez votre badge.\nLe parking est fermé.", en: "" };
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: DomainError) => error.code,
  );

async function scene(people = 2) {
  const group = await Satisfaction.addGroup({ people, firmID });
  const { cohortID, coachID, sessionIDs } = group;
  await asSystem(firmID, () => db().heal({ coach: memberRow(coachID, "Camille Essai") }));
  return { ...group, coachID, key: { cohortID, sessionID: sessionIDs[0] ?? "" } };
}

const eventsOf = async (cohortID: string) => {
  const { items } = await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 400 }));
  return items.filter(
    ({ event, ids }) => event === "message.sent" && (ids as { cohortID: string }).cohortID === cohortID,
  );
};

describe("a message to the group of a session", () => {
  it("is kept as it was written, under its number, and told once under one key", async () => {
    const { key, cohortID } = await scene();
    const once = () => owner(() => withIdempotencyKey("one-key-of-a-person", () => Message.send({ ...key, ...text })));
    expect(await once()).toEqual({ ...key, number: 1 });
    expect(await once()).toEqual({ ...key, number: 1 });
    const { sent } = await owner(() => Message.ofSession(key));
    expect(sent).toMatchObject([{ number: 1, fr: text.fr, en: null, byName: "Odile Essai" }]);
    const events = await eventsOf(cohortID);
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("badge");
  });

  it("is one of three at most, whoever sends at the same time", async () => {
    const { key, cohortID } = await scene();
    const all = await Promise.all(
      Array.from({ length: 6 }, () => codeOf(owner(() => Message.send({ ...key, ...text })))),
    );
    expect(all.toSorted()).toEqual(["done", "done", "done", ...Array(3).fill("message.too_many")]);
    expect(await eventsOf(cohortID)).toHaveLength(3);
  });

  it("is refused where nothing is written, nobody takes part, and once the session is held or cancelled", async () => {
    const { key, cohortID, enrolmentIDs } = await scene(1);
    for (const send of [Message.send, Message.preview]) {
      expect(await codeOf(owner(() => send({ ...key, fr: "  \n", en: "" })))).toBe("message.empty");
    }
    const status = (one: "planned" | "held" | "cancelled") =>
      asSystem(firmID, () => db().heal({ one: Sessions.update(key, { set: { status: one } }) }));
    for (const one of ["held", "cancelled"] as const) {
      await status(one);
      expect(await codeOf(owner(() => Message.send({ ...key, ...text })))).toBe("session.not_planned");
    }
    await status("planned");
    const seat = { cohortID, enrolmentID: enrolmentIDs[0] ?? "" };
    await asSystem(firmID, () => db().heal({ seat: Enrolments.update(seat, { set: { status: "cancelled" } }) }));
    expect(await codeOf(owner(() => Message.send({ ...key, ...text })))).toBe("message.nobody");
    expect(await eventsOf(cohortID)).toEqual([]);
  });

  it("is its own coach's and the firm's to write and to read, and nobody else's", async () => {
    const { key, coachID } = await scene();
    const led = <R>(body: () => R) => asMember({ firmID, roles: ["coach"], memberID: coachID }, body);
    const other = <R>(body: () => R) => asMember({ firmID, roles: ["coach"] }, body);
    expect(await codeOf(led(() => Message.send({ ...key, ...text })))).toBe("done");
    expect(await codeOf(other(() => Message.send({ ...key, ...text })))).toBe("cohort.not_found");
    expect(await codeOf(other(() => Message.ofSession(key)))).toBe("cohort.not_found");
    for (const role of ["sponsor", "participant"] as const) {
      const act = () => Message.ofSession(key);
      expect(await codeOf(asMember({ firmID, roles: [role] }, act))).toBe("actor.forbidden");
    }
  });
});

it.each([
  ["fr", "Bonjour", "Hello", "Bonjour"],
  ["en", "Bonjour", "Hello", "Hello"],
  ["en", "Bonjour", null, "Bonjour"],
  ["fr", null, "Hello", "Hello"],
] as const)("someone who reads %s of %s and %s reads %s", (locale, fr, en, read) =>
  expect(Message.textFor({ fr, en }, locale)).toBe(read),
);
