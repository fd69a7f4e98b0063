import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { ID, plusMinutes } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { openTable } from "../testing/open.ts";
import { busyFrom } from "./coach-day.ts";
import { as, type House, house, opening } from "./fixture.ts";
import { Cycle, Session, StandIn } from "./index.ts";
import { redating } from "./redate.ts";

let firm: House;
let colleagues: string[] = [];
openTable(async () => {
  firm = await house();
  colleagues = await as(firm, () => coaches(3));
});

async function coaches(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    memberID: ID.create("member"),
    email: `remplacant${index}@exemple.fr`,
    name: `Remplaçant ${index}`,
    roles: [index < 2 ? ("coach" as const) : ("sponsor" as const)],
    status: "active" as const,
    invitedAt: "2026-01-01T00:00:00.000Z",
  }));
  await db().write({ coaches: rows.map((row) => Members.create(row)) }, {});
  return rows.map(({ memberID }) => memberID);
}

/** Groups of the same coach must not meet: each begins a year after the last one. */
let year = 2026;
async function group(): Promise<{ cohortID: string; sessions: Session.Stored[] }> {
  year += 1;
  const cycle = { ...opening("").cycle, start: `${year}-09-08` };
  const { cohortID } = await Cycle.open(opening(firm.coachID, { cycle }));
  const { sessions } = await Session.cycleOf(cohortID);
  return { cohortID, sessions };
}
const sessionNow = async ({ cohortID }: { cohortID: string }, sessionID: string) =>
  Session.find((await Session.cycleOf(cohortID)).sessions, sessionID);
const give = (session: Session.Stored, coachID: string) =>
  StandIn.replace({ cohortID: session.cohortID, sessionID: session.sessionID, coachID, reason: "Empêchement" });
const busyIn = async (coachID: string, { startsAt }: Session.Stored) =>
  (await busyFrom(coachID, startsAt.slice(0, 10))).filter((one) => one.startsAt === startsAt).length;

describe("a session that another coach leads", () => {
  it("is in his hours and his calendar, and no more in those of the group's coach", () =>
    as(firm, async () => {
      const [other = ""] = colleagues;
      const { cohortID, sessions } = await group();
      const [, second] = sessions;
      if (!second) throw new Error("no session");
      await give(second, other);
      const now = await sessionNow({ cohortID }, second.sessionID);
      expect(now).toMatchObject({
        coachID: other,
        sequence: 1,
        standIn: { name: "Remplaçant 0", forID: firm.coachID, forName: "Camille Essai", reason: "Empêchement" },
      });
      expect([await busyIn(firm.coachID, second), await busyIn(other, second)]).toEqual([0, 1]);
      const { items } = await db().query({ pk: ["COACH", other], index: "g2", begins: ["SESSION"], limit: 10 });
      expect(items).toHaveLength(1);
    }));

  it("goes back to the group's coach, as if nothing had been", () =>
    as(firm, async () => {
      const { cohortID, sessions } = await group();
      const [first] = sessions;
      if (!first) throw new Error("no session");
      await give(first, colleagues[0] ?? "");
      await give(first, firm.coachID);
      const now = await sessionNow({ cohortID }, first.sessionID);
      expect(now.standIn).toBeUndefined();
      expect(now).toMatchObject({ coachID: firm.coachID, sequence: 2 });
      expect([await busyIn(firm.coachID, first), await busyIn(colleagues[0] ?? "", first)]).toEqual([1, 0]);
      await expect(give(first, firm.coachID)).rejects.toMatchObject({ code: "session.led_already" });
    }));

  it("is refused to who is in another session, does not coach, or is not of the firm, and changes nothing", () =>
    as(firm, async () => {
      const { cohortID, sessions } = await group();
      const [first] = sessions;
      if (!first) throw new Error("no session");
      const [, busy = "", sponsor = ""] = colleagues;
      const start = { ...opening("").cycle, start: `${year}-09-08` };
      await Cycle.open(opening(busy, { name: "Autre", cycle: start }));
      await expect(give(first, busy)).rejects.toMatchObject({
        code: "session.coach_busy",
        fields: [{ path: "startsAt.0", code: "session.coach_busy" }],
      });
      await expect(give(first, sponsor)).rejects.toMatchObject({ code: "cohort.not_a_coach" });
      await expect(give(first, ID.create("member"))).rejects.toMatchObject({ code: "member.not_found" });
      const shown = await StandIn.candidates({ cohortID, sessionID: first.sessionID });
      expect(shown).toEqual([
        { memberID: colleagues[0], name: "Remplaçant 0", clash: null },
        { memberID: busy, name: "Remplaçant 1", clash: "busy" },
      ]);
      expect((await sessionNow({ cohortID }, first.sessionID)).coachID).toBe(firm.coachID);
    }));

  it("is one coach's, of two who are asked at once for two groups that meet together", () =>
    as(firm, async () => {
      const [other = ""] = colleagues;
      const one = await group();
      const third = (await coaches(1))[0] ?? "";
      const same = { ...opening("").cycle, start: `${year}-09-08` };
      const two = await Cycle.open(opening(third, { name: "Autre", cycle: same }));
      const [mine] = one.sessions;
      const [his] = (await Session.cycleOf(two.cohortID)).sessions;
      if (!mine || !his) throw new Error("no session");
      const asked = await Promise.allSettled([give(mine, other), give(his, other)]);
      expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await busyIn(other, mine)).toBe(1);
    }));

  it("keeps who leads it when the group is dated anew, in his own hours", () =>
    as(firm, async () => {
      const [other = ""] = colleagues;
      const { cohortID, sessions } = await group();
      const [, second] = sessions;
      if (!second) throw new Error("no session");
      await give(second, other);
      const dated = await Session.cycleOf(cohortID);
      const later = plusMinutes(second.startsAt, 120);
      await db().write(await redating(dated, new Map([[second.sessionID, later]])), {});
      expect(await busyIn(other, { ...second, startsAt: later })).toBe(1);
      expect(await busyIn(other, second)).toBe(0);
      expect(await busyIn(firm.coachID, { ...second, startsAt: later })).toBe(0);
    }));

  it("is given by its group's coach and the firm, and by no colleague", async () => {
    const { sessions } = await as(firm, group);
    const [first] = sessions;
    if (!first) throw new Error("no session");
    const [other = ""] = colleagues;
    await expect(as(firm, () => give(first, other), "coach", other)).rejects.toMatchObject({ kind: "notFound" });
    await expect(as(firm, () => give(first, other), "participant")).rejects.toMatchObject({ kind: "forbidden" });
    await as(firm, () => give(first, other), "coach", firm.coachID);
    // Who stands in for one session has no say on it: it is not his to give.
    await expect(as(firm, () => give(first, colleagues[1] ?? ""), "coach", other)).rejects.toMatchObject({
      kind: "notFound",
    });
  });
});
