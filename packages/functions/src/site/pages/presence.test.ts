import { Calendar } from "@entrepairs/core/calendar";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { plusMinutes, withClock } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Participants } from "@entrepairs/core/participant";
import { Reschedule } from "@entrepairs/core/reschedule";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
const AT = Date.parse("2026-01-10T10:00:00.000Z");
openTable(Satisfaction.configureForTests);

async function mailed() {
  const group = await Satisfaction.addGroup({ people: 2 });
  const { firmID, cohortID, sessionIDs, enrolmentIDs } = group;
  const subject = { cohortID, enrolmentID: enrolmentIDs[0] ?? "" };
  const path = await asSystem(firmID, async () => {
    const expiresAt = plusMinutes(new Date(AT).toISOString(), 60);
    const { linkID, operation } = Link.issue({ purpose: "enrolment", subject, expiresAt });
    await db().write({ operation }, {});
    return `/presence/${Link.tokenOf(linkID)}`;
  });
  const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
  const expected = async () =>
    (await asOwner(() => Calendar.expected({ cohortID })))[0]?.people.map(({ said }) => said);
  return { ...group, path, sessionID: sessionIDs[0] ?? "", asOwner, expected };
}

const get = async (path: string) => siteApp().request(path);
const post = async (path: string, values: Record<string, string>) =>
  siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: ORIGIN },
    body: new URLSearchParams(values).toString(),
  });

it("shows the dates as often as a scanner looks, and answers only when it is posted", () =>
  withClock(AT, async () => {
    const { path, sessionID, expected } = await mailed();
    const page = await (await get(path)).text();
    expect(page).toContain("Vous n’avez pas encore répondu.");
    expect(page).not.toContain("<script");
    await get(path);
    expect(await expected()).toEqual(["needsAction", "needsAction"]);
    const answer = await post(path, { sessionID, said: "declined" });
    expect(answer.status).toBe(303);
    expect((await expected())?.toSorted()).toEqual(["declined", "needsAction"]);
    await post(path, { sessionID, said: "accepted" });
    expect((await expected())?.toSorted()).toEqual(["accepted", "needsAction"]);
    expect(await (await get(path)).text()).toContain("Vous avez dit que vous venez.");
  }));

it("asks anew once the session has another date", () =>
  withClock(AT, async () => {
    const { path, sessionID, cohortID, asOwner, expected } = await mailed();
    await post(path, { sessionID, said: "accepted" });
    const startsAt = "2026-01-30T13:00:00.000Z";
    await asOwner(() => Reschedule.move({ cohortID, sessionID, startsAt, reason: "Grève" }));
    expect(await expected()).toEqual(["needsAction", "needsAction"]);
  }));

it("refuses a session that has begun, one of another group, and another answer, on the page itself", async () => {
  const { path, sessionID } = await withClock(AT, mailed);
  const { sessionID: strange } = await withClock(AT, mailed);
  await withClock(AT, async () => {
    const other = await post(path, { sessionID: strange, said: "accepted" });
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining("n’attend plus de réponse")]);
    expect((await post(path, { sessionID, said: "peut-être" })).status).toBe(422);
    expect((await get("/presence/x")).status).toBe(410);
  });
});

it("takes by whose clocks someone lives, shows their hour beside each date, and refuses a zone that does not exist", () =>
  withClock(AT, async () => {
    const { path, firmID, cohortID, enrolmentIDs } = await mailed();
    await asSystem(firmID, async () => {
      const { enrolments } = await Enrolment.groupOf(cohortID);
      const own = enrolments.filter(({ enrolmentID }) => enrolmentID === enrolmentIDs[0]);
      const blank = { job: null, unit: null, site: null, manager: null, traineeStatus: null };
      await db().heal({
        people: own.map(({ participantID, organizationID, given, family, email, createdAt }) =>
          Participants.put({ ...blank, participantID, organizationID, given, family, email, createdAt }),
        ),
      });
    });
    const read = async () => (await (await get(path)).text()).replace(/[\u00a0\u202f]/g, " ");
    expect(await read()).not.toContain("chez vous");
    const refused = await post(`${path}/fuseau`, { zone: "Mars/Olympus" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('value="Mars/Olympus"');
    expect(page).toMatch(/id="zone-error"[^>]*>\s*Ce fuseau horaire n’existe pas/);
    expect((await post(`${path}/fuseau`, { zone: "indian/reunion" })).status).toBe(303);
    expect(await read()).toContain("à 9 h (heure de Paris), 12 h chez vous");
    expect((await post(`${path}/fuseau`, { zone: "" })).status).toBe(303);
    expect(await read()).not.toContain("chez vous");
  }));
