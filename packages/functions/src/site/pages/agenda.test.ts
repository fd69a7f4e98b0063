import { OrganizationCohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { ID, withClock } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Directory, Feed, SignIn } from "@entrepairs/core/platform";
import { Sessions } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { siteApp } from "../app.tsx";

openTable(Satisfaction.configureForTests);

const AT = Date.parse("2026-01-10T10:00:00.000Z");

/** The same coach in two firms, with a group in each. */
async function coachOfTwo() {
  const email = `${ID.create("try").toLowerCase()}@coachs.example`;
  const { accountID } = await SignIn.signInAs(email, "fr");
  const groups: Satisfaction.Group[] = [];
  for (let at = 0; at < 2; at++) {
    const firmID = await Satisfaction.foundFirm();
    const { member, operations } = Member.newMember({ email, name: "Nadia", roles: ["coach"], accountID });
    await asSystem(firmID, () => db().write(operations, {}));
    await Directory.recordFirmOf(firmID, member.memberID);
    groups.push(await Satisfaction.addGroup({ people: 1, firmID, coachID: member.memberID }));
  }
  const [first] = groups;
  const own = { accountID, roles: ["coach"] as const, ...(first && { firmID: first.firmID, memberID: first.coachID }) };
  return { accountID, groups, renew: () => asMember(own, () => Feed.renew({})) };
}

const pathOf = async (accountID: string) => `/agenda/${await Feed.find(accountID)}.ics`;
const get = async (path: string, headers: Record<string, string> = {}) => siteApp().request(path, { headers });
const uidsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one).uid);

it("holds a coach's sessions of all his firms, without a client's name, for his calendar alone to keep", () =>
  withClock(AT, async () => {
    const { accountID, groups, renew } = await coachOfTwo();
    await renew();
    const answer = await get(await pathOf(accountID));
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toContain("private");
    const expected = groups.flatMap(({ sessionIDs }) => sessionIDs.map((one) => `${one}@127.0.0.1`));
    expect(uidsIn(text).toSorted()).toEqual(expected.toSorted());
    expect(text).not.toMatch(/Lopes|client-invente|Client Inventé/);
  }));

it("answers 304 while nothing changed, and the whole again once a session moved", () =>
  withClock(AT, async () => {
    const { accountID, groups, renew } = await coachOfTwo();
    await renew();
    const path = await pathOf(accountID);
    const tag = (await get(path)).headers.get("ETag") ?? "";
    const again = await get(path, { "If-None-Match": `W/${tag}` });
    expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", tag]);
    const [group] = groups;
    const key = { cohortID: group?.cohortID ?? "", sessionID: group?.sessionIDs[0] ?? "" };
    await asSystem(group?.firmID ?? "", () =>
      db().heal({ one: Sessions.update(key, { set: { status: "cancelled" } }) }),
    );
    const changed = await get(path, { "If-None-Match": tag });
    expect(changed.status).toBe(200);
    expect(uidsIn(await changed.text())).not.toContain(`${key.sessionID}@127.0.0.1`);
  }));

it("holds the dates of a sponsor's own groups and their names, and nothing of people, place or way in", () =>
  withClock(AT, async () => {
    const group = await Satisfaction.addGroup({ people: 2 });
    const { firmID, cohortID, sessionIDs, organizationID } = group;
    const elsewhere = await Satisfaction.addGroup({ people: 1, firmID });
    const email = `${ID.create("try").toLowerCase()}@client.example`;
    const { accountID } = await SignIn.signInAs(email, "fr");
    const { member, operations } = Member.newMember({
      email,
      name: "Sylvie",
      roles: ["sponsor"],
      accountID,
      organizationID,
    });
    const own = OrganizationCohorts.put({ organizationID, cohortID });
    await asSystem(firmID, () => db().write({ ...operations, own }, {}));
    await Directory.recordFirmOf(firmID, member.memberID);
    const secret = { place: "Salle Secrète", link: "https://visio.example/secret" };
    const standIn = { name: "Rémi Remplaçant", forID: group.coachID, forName: "X", reason: "Congé" };
    const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
    await asSystem(firmID, () => db().heal({ one: Sessions.update(key, { set: { ...secret, standIn } }) }));
    const sponsor = { accountID, firmID, memberID: member.memberID, roles: ["sponsor"] as const, organizationID };
    await asMember(sponsor, () => Feed.renew({}));
    const text = await (await get(await pathOf(accountID))).text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    expect(uidsIn(text).toSorted()).toEqual(sessionIDs.map((one) => `${one}@127.0.0.1`).toSorted());
    expect(elsewhere.sessionIDs.some((one) => text.includes(one))).toBe(false);
    expect(text).not.toMatch(/Secr|visio|Rempla|Lopes|client-invente|ATTENDEE|VALARM/);
    // He does not come: his hours stay his own.
    expect(events.map((one) => one.getFirstPropertyValue("transp"))).toEqual(events.map(() => "TRANSPARENT"));
  }));

it("is nothing at an address that was changed, made up or cut short, and of no firm that he has left", () =>
  withClock(AT, async () => {
    const { accountID, groups, renew } = await coachOfTwo();
    await renew();
    const before = await pathOf(accountID);
    await renew();
    const after = await pathOf(accountID);
    expect(after).not.toBe(before);
    for (const path of [before, `/agenda/${"a".repeat(43)}.ics`, "/agenda/x", after.slice(0, -8)]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    const [left, stays] = groups;
    await asMember({ firmID: left?.firmID ?? "", roles: ["owner"] }, () =>
      Member.remove({ memberID: left?.coachID ?? "" }),
    );
    const text = await (await get(after)).text();
    expect(uidsIn(text)).toHaveLength(stays?.sessionIDs.length ?? 0);
  }));
