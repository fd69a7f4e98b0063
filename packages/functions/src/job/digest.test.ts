import { Calendar } from "@entrepairs/core/calendar";
import { db } from "@entrepairs/core/db";
import { ID, withClock } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, Feed, SignIn } from "@entrepairs/core/platform";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { siteApp } from "../site/app.tsx";
import { tick } from "../tick/tick.ts";
import { on } from "./digest.ts";
import { mailbox } from "./fixture.ts";

/** The groups meet on the 1st, 2nd and 3rd of February 2026 at 9 in Paris: a Sunday, then Monday and Tuesday. */
const JANUARY = Date.parse("2026-01-10T10:00:00.000Z");
const MONDAY = Date.parse("2026-02-02T06:00:00.000Z");

const box = mailbox();
openTable(Satisfaction.configureForTests);

/** The same coach in this many firms, with a group in each, at the same hours. */
async function coachOf(firms: number) {
  const email = `${ID.create("try").toLowerCase()}@coachs.example`;
  const { accountID } = await SignIn.signInAs(email, "fr");
  const groups: Satisfaction.Group[] = [];
  for (let at = 0; at < firms; at++) {
    const firmID = await Satisfaction.foundFirm();
    const { member, operations } = Member.newMember({ email, name: "Nadia", roles: ["coach"], accountID });
    await asSystem(firmID, () => db().write(operations, {}));
    await Directory.recordFirmOf(firmID, member.memberID);
    groups.push(await Satisfaction.addGroup({ people: 1, firmID, coachID: member.memberID }));
  }
  return { email, accountID, groups };
}

/** A coach who says, at some instants, where he lives; the dates of his group are known since January. */
async function livingCoach() {
  const { email, accountID, groups } = await coachOf(1);
  const { firmID = "", cohortID = "", coachID = "" } = groups[0] ?? {};
  const at = (instant: string, event: "session.cycleMoved" | "calendar.zoneChosen", ids: Record<string, string>) =>
    withClock(Date.parse(instant), () =>
      asSystem(firmID, async () => on[event]?.({ event, firmID, ids, eventID: "event_1" })),
    );
  await at("2026-01-10T10:00:00.000Z", "session.cycleMoved", { cohortID });
  const own = { accountID, firmID, memberID: coachID, roles: ["coach"] as const };
  const lives = async (instant: string, zone: string, memberFrom = "") => {
    await withClock(Date.parse(instant), () => asMember(own, () => Calendar.chooseZone({ zone })));
    await at(instant, "calendar.zoneChosen", { memberID: coachID, memberFrom });
  };
  const told = () => box.sent.filter(({ to, subject }) => to === email && subject.startsWith("Votre semaine")).length;
  return { lives, told };
}

it("comes at seven on the coach’s own wall, once, whenever he says where he lives", async () => {
  const [before, west, east] = await Promise.all([livingCoach(), livingCoach(), livingCoach()]);
  const told = async (instant: string) => {
    await withClock(Date.parse(instant), tick);
    return [before.told(), west.told(), east.told()];
  };
  // Seven of Monday the 2nd is 20:00 UTC of Sunday in Nouméa, 22:00 in Tokyo, 06:00 of Monday in Paris.
  await before.lives("2026-01-11T10:00:00.000Z", "Pacific/Noumea");
  await west.lives("2026-01-11T10:00:00.000Z", "Pacific/Noumea");
  await west.lives("2026-02-01T19:30:00.000Z", "Asia/Tokyo", "Pacific/Noumea");
  expect(await told("2026-02-01T19:59:00.000Z")).toEqual([0, 0, 0]);
  expect(await told("2026-02-01T20:01:00.000Z")).toEqual([1, 0, 0]);
  await east.lives("2026-02-01T21:00:00.000Z", "Pacific/Noumea");
  expect(await told("2026-02-01T21:01:00.000Z")).toEqual([1, 0, 1]);
  expect(await told("2026-02-01T22:01:00.000Z")).toEqual([1, 1, 1]);
});

describe("a coach of two firms", () => {
  it("reads his week once, of both, with what they hold at the same time; a firm reads none of it", async () => {
    const { email, accountID, groups } = await coachOf(2);
    for (const { firmID, cohortID } of groups) {
      const event = "session.cycleMoved";
      const happened = { event, firmID, ids: { cohortID }, eventID: "event_1" } as const;
      await withClock(JANUARY, () => asSystem(firmID, async () => on[event]?.(happened)));
    }
    await withClock(MONDAY - 3_600_000, tick);
    const before = box.sent.length;
    await withClock(MONDAY + 60_000, tick);
    await withClock(MONDAY + 3_600_000, tick);
    const [mail, ...more] = box.sent.slice(before);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: email, subject: "Votre semaine\u00a0: 4\u00a0séances" });
    expect(mail?.text).toContain("En même temps dans deux cabinets");
    const [one] = groups;
    const own = { accountID, roles: ["coach"] as const, ...(one && { firmID: one.firmID, memberID: one.coachID }) };
    const feed = await withClock(JANUARY, () =>
      asMember(own, async () => {
        await Feed.renew({});
        return (await siteApp().request(`/agenda/${await Feed.find(accountID)}.ics`)).text();
      }),
    );
    expect(feed.replace(/\r\n[ \t]/g, "").match(/SUMMARY:⚠/g)).toHaveLength(6);
  });
});
