import { db } from "@entrepairs/core/db";
import { plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Poll } from "@entrepairs/core/poll";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
const NOW = "2026-01-10T10:00:00.000Z";
openTable(Satisfaction.configureForTests);

/** A group that is asked for its dates, the links of one of its people, and what its firm does. */
async function asked() {
  const { firmID, cohortID, enrolmentIDs } = await Satisfaction.addGroup({ people: 2 });
  const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
  const { slots } = await asOwner(() => Poll.propose({ cohortID }));
  const closesAt = plusMinutes(NOW, 3 * 24 * 60);
  const { pollID } = await asOwner(() => Poll.open({ cohortID, slots, closesAt }));
  const own = { cohortID, enrolmentID: enrolmentIDs[0] ?? "" };
  const tokenOf = (purpose: string, subject: Record<string, string>) =>
    asSystem(firmID, async () => {
      const { linkID, operation } = Link.issue({ purpose, subject, expiresAt: plusMinutes(closesAt, 24 * 60) });
      await db().write({ operation }, {});
      return Link.tokenOf(linkID);
    });
  const kept = (await asOwner(() => Poll.ofCohort({ cohortID })))?.poll.slots ?? [];
  const path = `/sondage/${await tokenOf("poll", { ...own, pollID })}`;
  const foreign = `/sondage/${await tokenOf("enrolment", own)}`;
  return { path, foreign, slots: kept, close: () => asOwner(() => Poll.close({ cohortID, pollID })) };
}

async function post(path: string, said: Record<string, string>): Promise<[number, string]> {
  const answer = await siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: ORIGIN },
    body: new URLSearchParams(said).toString(),
  });
  return [answer.status, await answer.text()];
}
const get = async (path: string): Promise<[number, string]> => {
  const answer = await siteApp().request(path);
  return [answer.status, await answer.text()];
};
const holding = (text: string) => expect.stringContaining(text);

it("a poll by a link of something else is none, and says which link to take", () =>
  withClock(Date.parse(NOW), async () => {
    const { foreign, slots } = await asked();
    const nowhere = [410, holding("Reprenez le lien du dernier message reçu")];
    expect(await get(foreign)).toEqual(nowhere);
    expect(await get("/sondage/x")).toEqual(nowhere);
    expect(await post(foreign, Object.fromEntries(slots.map(({ slotID }) => [slotID, "yes"])))).toEqual(nowhere);
  }));

it("a slot of another poll is refused on the page; once it is closed no answer is taken, and one’s own is shown", () =>
  withClock(Date.parse(NOW), async () => {
    const { path, slots, close } = await asked();
    const other = await asked();
    const yes = (of: typeof slots) => Object.fromEntries(of.map(({ slotID }) => [slotID, "yes"]));
    expect(await post(path, yes(other.slots))).toEqual([422, holding("rechargez la page")]);
    expect(await post(path, yes(slots))).toEqual([303, ""]);
    await close();
    const closed = [410, holding("Ce sondage est clos")];
    expect(await post(path, yes(slots))).toEqual(closed);
    const [status, page] = await get(path);
    expect([status, page]).toEqual(closed);
    expect(page).toContain("Ce que vous aviez répondu");
    expect(page).not.toContain("<form");
  }));
