import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import type { DomainError } from "../kernel/index.ts";
import { plusMinutes } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { addPeers, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { asGuest, asHost, ask, asOwner, confirmed, type Sisters, say, sisters, statusOf } from "./fixture.ts";
import { Visit } from "./index.ts";

let firmID = "";
openTable(async () => {
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: DomainError) => error.code,
  );
const events = async (here: Sisters) => {
  const { items } = await asSystem(firmID, () => db().query({ pk: ["OUTBOX"], limit: 400 }));
  return items.flatMap((item) => {
    const { cohortID, participantID } = (item.ids ?? {}) as Record<string, string>;
    const isHis = cohortID === here.key.cohortID && participantID === here.key.participantID;
    return isHis ? [item.event] : [];
  });
};
const settle = ({ host }: Sisters) =>
  asOwner(firmID, () => asSystem(firmID, () => Visit.settle({ cohortID: host.cohortID })));

describe("a seat in a sister group", () => {
  it("is off unless the firm allows it, and is asked for a day before, where the programme is the same", async () => {
    const here = await sisters(5, firmID);
    const stranger = await addPeers({ peers: 5, firmID });
    await asOwner(firmID, () => Visit.allow({ cohortID: here.host.cohortID, allowed: false }));
    expect(await refusal(ask(here))).toBe("visit.not_taken");
    expect((await asGuest(here, () => Visit.mine())).hosts).toEqual([]);
    await asOwner(firmID, () => Visit.allow({ cohortID: here.host.cohortID, allowed: true }));
    const late = Date.now() - 23 * 3_600_000;
    expect(await refusal(asGuest(here, () => Visit.ask({ ...here.wanted, charter: 1 }), 0, late))).toBe(
      "visit.too_late",
    );
    const elsewhere = { toCohortID: stranger.cohortID, toSessionID: stranger.sessionIDs[0] ?? "" };
    expect(await refusal(ask(here, elsewhere))).toBe("session.not_found");
    expect(await refusal(ask(here, { charter: 2 }))).toBe("charter.changed");
    const { hosts, charters } = await asGuest(here, () => Visit.mine());
    expect(hosts.map(({ sessions }) => sessions.length)).toEqual([2]);
    expect(charters[0]?.articles.length).toBeGreaterThan(5);
    expect(await refusal(ask(here))).toBe("done");
  });

  it("is confirmed by the last member who agrees, and by no fewer", async () => {
    const here = await sisters(5, firmID);
    await ask(here);
    await ask(here);
    expect(await statusOf(here)).toMatchObject({ status: "asked", agreed: [] });
    for (const at of [0, 1, 2, 3]) await say(here, at, "yes");
    await say(here, 3, "yes");
    expect(await statusOf(here)).toMatchObject({ status: "asked" });
    await say(here, 4, "yes");
    expect(await statusOf(here)).toMatchObject({ status: "confirmed" });
    expect(await events(here)).toEqual([Visit.Event.Asked, Visit.Event.Confirmed]);
    const shown = await asOwner(firmID, () => Visit.ofCohort({ cohortID: here.host.cohortID }));
    expect(shown.coming.map(({ agreedCount, membersCount }) => [agreedCount, membersCount])).toEqual([[5, 5]]);
  });

  it("is settled once among members who agree all at the same time", async () => {
    const here = await sisters(7, firmID);
    await ask(here);
    await Promise.all([...here.hostPeople.keys()].map((at) => say(here, at, "yes")));
    expect(await statusOf(here)).toMatchObject({ status: "confirmed" });
    expect((await events(here)).filter((name) => name === Visit.Event.Confirmed)).toHaveLength(1);
  });

  it("ends by one member who does not agree, or takes his word back, and nobody is told who", async () => {
    const here = await sisters(5, firmID);
    await confirmed(here);
    await say(here, 2, "no");
    await say(here, 2, "no");
    expect(await statusOf(here)).toMatchObject({ status: "ended", why: "disagreed" });
    expect(await refusal(say(here, 3, "yes"))).toBe("visit.over");
    const { coming } = await asOwner(firmID, () => Visit.ofCohort({ cohortID: here.host.cohortID }));
    expect(coming[0]).toMatchObject({ status: "ended", why: "disagreed" });
    expect((await events(here)).filter((name) => name === Visit.Event.Ended)).toHaveLength(1);
    expect(await refusal(ask(here))).toBe("done");
  });

  it("waits for who joins the group, and no more for who leaves it", async () => {
    const here = await sisters(5, firmID);
    await confirmed(here);
    const [one] = await asSystem(firmID, () => Enrolment.groupOf(here.host.cohortID)).then((group) => group.enrolments);
    if (!one) throw new Error("no member");
    const newcomer = {
      ...one,
      enrolmentID: `${one.enrolmentID.slice(0, -4)}0000`,
      participantID: here.homePeople[4]?.replace("enrolment", "participant") ?? "",
    };
    await asSystem(firmID, () => db().write({ one: Enrolments.create(newcomer) }, {}));
    await settle(here);
    await settle(here);
    expect(await statusOf(here)).toMatchObject({ status: "asked" });
    expect(
      (await events(here))
        .slice(-2)
        .map(String)
        .toSorted((one, other) => one.localeCompare(other)),
    ).toEqual([Visit.Event.Asked, Visit.Event.Suspended]);
    const left = { status: "cancelled" as const, endedAt: "2026-11-01T08:00:00.000Z" };
    await asSystem(firmID, () => db().write({ one: Enrolments.update(newcomer, { set: left }) }, {}));
    await settle(here);
    expect(await statusOf(here)).toMatchObject({ status: "confirmed" });
  });

  it("ends when the session gets another date, when he leaves his own group, and by his own word", async () => {
    const moved = await sisters(5, firmID);
    await confirmed(moved);
    await asSystem(firmID, async () => {
      const { sessions } = await Enrolment.groupOf(moved.host.cohortID);
      const session = sessions.find(({ sessionID }) => sessionID === moved.key.sessionID);
      if (session)
        await db().write({ a: Sessions.replace({ ...session, startsAt: plusMinutes(session.startsAt, 5) }) }, {});
    });
    await settle(moved);
    expect(await statusOf(moved)).toMatchObject({ status: "ended", why: "moved" });
    const left = await sisters(5, firmID);
    await confirmed(left);
    const seat = { cohortID: left.home.cohortID, enrolmentID: left.homePeople[0] ?? "" };
    await asSystem(firmID, () => db().write({ a: Enrolments.update(seat, { set: { status: "cancelled" } }) }, {}));
    await asOwner(firmID, () => asSystem(firmID, () => Visit.settleLeft({ cohortID: left.home.cohortID })));
    expect(await statusOf(left)).toMatchObject({ status: "ended", why: "left" });
    const own = await sisters(5, firmID);
    await confirmed(own);
    await asGuest(own, () => Visit.leave({ missedID: own.wanted.missedID }));
    expect(await statusOf(own)).toMatchObject({ status: "ended", why: "guest" });
  });

  it("never makes nine in a room, among five who ask for the last place at once", async () => {
    const here = await sisters(7, firmID);
    const codes = await Promise.all(here.homePeople.map((_, at) => refusal(ask(here, {}, at))));
    expect(codes.toSorted()).toEqual(["done", "visit.full", "visit.full", "visit.full", "visit.full"]);
    const full = await sisters(8, firmID);
    expect(await refusal(ask(full))).toBe("visit.full");
  });

  it("is proposed by the firm, taken by himself, and opens to no other link", async () => {
    const here = await sisters(5, firmID);
    const seat = { cohortID: here.home.cohortID, enrolmentID: here.homePeople[0] ?? "" };
    await asOwner(firmID, () => Visit.offer({ ...seat, ...here.wanted }));
    expect(await refusal(asOwner(firmID, () => Visit.offer({ ...seat, ...here.wanted })))).toBe("visit.already");
    expect(await statusOf(here)).toMatchObject({ status: "offered", asked: [] });
    await ask(here);
    expect(await statusOf(here)).toMatchObject({ status: "asked", turn: 2 });
    expect((await statusOf(here))?.asked).toHaveLength(5);
    expect(await refusal(asHost(here, 0, () => Visit.say({ agrees: "yes" }), { enrolmentID: seat.enrolmentID }))).toBe(
      "visit.not_found",
    );
    await expect(asGuest(here, () => Visit.say({ agrees: "yes" }))).rejects.toMatchObject({ kind: "forbidden" });
    await asOwner(firmID, () => Visit.end(here.key));
    expect(await statusOf(here)).toMatchObject({ status: "ended", why: "firm" });
  });
});
