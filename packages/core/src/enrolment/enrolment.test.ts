import { describe, expect, it } from "vitest";
import { Attendance } from "../attendance/index.ts";
import { Cohort, CohortCards, Seats } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Actor, ID, withClock, withIdempotencyKey } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { Organizations } from "../organization/index.ts";
import { Participants } from "../participant/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { asMember, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Enrolment } from "./index.ts";

openTable(Satisfaction.configureForTests);

interface Client extends House {
  organizationID: string;
  people: string[];
  cohortID: string;
}

/** A firm with a client of some people, and a group of eight. */
async function client(count = 8, more: object = {}): Promise<Client> {
  const firm = await house();
  const organizationID = ID.create("organization");
  const people = Array.from({ length: count }, () => ID.create("participant"));
  return as(firm, async () => {
    await db().write(
      {
        organization: Organizations.create({
          organizationID,
          name: "Entreprise inventée",
          siret: null,
          vatNumber: null,
          address: null,
          billingEmail: null,
          contactName: null,
          createdAt: "2026-01-01T00:00:00.000Z",
        }),
      },
      {},
    );
    for (const [index, participantID] of people.entries()) {
      const row = {
        participantID,
        organizationID,
        given: `Personne ${index}`,
        family: "Inventée",
        email: `personne${index}@exemple.fr`,
        job: null,
        unit: null,
        site: null,
        manager: null,
        traineeStatus: null,
        createdAt: "2026-01-01T00:00:00.000Z",
      };
      await db().write({ person: Participants.create(row) }, {});
    }
    const { cohortID } = await Cycle.open(opening(firm.coachID, more));
    return { ...firm, organizationID, people, cohortID };
  });
}

const enrol = ({ cohortID, organizationID, people }: Client, from = 0, to = people.length) =>
  Enrolment.enrol({ cohortID, organizationID, participantIDs: people.slice(from, to) });

/** Acts as the bearer of one enrolment's link. */
function bearer<R>(firm: Client, enrolmentID: string, body: () => Promise<R>, purpose = "enrolment"): Promise<R> {
  const { firmID, cohortID } = firm;
  const subject = { cohortID, enrolmentID };
  return withClock(at, () =>
    Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose, subject }, body),
  );
}

const outbox = async () => {
  const { items } = await db().query({ pk: ["OUTBOX"], limit: 200 });
  return items.map(({ event }) => String(event));
};
const count = (names: string[], name: string) => names.filter((one) => one === name).length;

describe("enrolling an organization's people", () => {
  it("gives each a seat, a payer for the whole and a link, in one transaction", async () => {
    const firm = await client(8);
    await as(firm, async () => {
      const written = await enrol(firm);
      expect(written).toMatchObject({ seated: 8, waiting: 0 });
      const { cohort, enrolments } = await Enrolment.roster(firm);
      expect(Seats.free(cohort, "2026-09-01T08:00:00.000Z")).toBe(0);
      expect(enrolments).toHaveLength(8);
      for (const one of enrolments) {
        expect(one).toMatchObject({ status: "invited", priceNet: 70_000 });
        expect(one.payers).toMatchObject([{ organizationID: firm.organizationID, shareBasisPoints: 10_000 }]);
        const { subject } = await Link.open(Link.tokenOf(one.linkID ?? ""));
        expect(subject).toEqual({ cohortID: firm.cohortID, enrolmentID: one.enrolmentID });
      }
      expect(await db().get(CohortCards, firm)).toMatchObject({ seatsTaken: 8, waiting: 8 });
      expect(count(await outbox(), "enrolment.offered")).toBe(8);
    });
  });

  it("refuses who is there already, and shares that leave a cent unpaid", async () => {
    const firm = await client(2);
    await as(firm, async () => {
      await enrol(firm, 0, 1);
      await expect(enrol(firm)).rejects.toMatchObject({ code: "enrolment.already" });
      const { cohortID, organizationID, people } = firm;
      const payers = [{ kind: "organization" as const, organizationID, shareBasisPoints: 9_999 }];
      await expect(
        Enrolment.enrol({ cohortID, organizationID, participantIDs: people.slice(1), payers }),
      ).rejects.toMatchObject({ code: "enrolment.shares" });
      expect((await Enrolment.roster(firm)).enrolments).toHaveLength(1);
    });
  });

  it("sells the last seat once to fifty who want it, and keeps the others waiting", async () => {
    const firm = await client(57);
    await as(firm, async () => {
      await enrol(firm, 0, 7);
      const racing = firm.people.slice(7).map((_, index) => enrol(firm, 7 + index, 8 + index));
      const all = await Promise.all(racing);
      expect(all.filter(({ seated }) => seated === 1)).toHaveLength(1);
      expect(all.filter(({ waiting }) => waiting === 1)).toHaveLength(49);
      const { cohort } = await Enrolment.roster(firm);
      expect(cohort.seats).toHaveLength(8);
    });
  }, 30_000);

  it("enrols once under one key, though the first try had to decide again", async () => {
    const firm = await client(6);
    const memberID = ID.create("member");
    const call = (key: string, from: number) =>
      as(firm, () => withIdempotencyKey(key, () => enrol(firm, from, from + 1)), "owner", memberID);
    const keys = Array.from({ length: 6 }, () => crypto.randomUUID());
    const first = await Promise.all(keys.map((key, index) => call(key, index)));
    const again = await Promise.all(keys.map((key, index) => call(key, index)));
    expect(again).toEqual(first);
    await as(firm, async () => expect((await Enrolment.roster(firm)).enrolments).toHaveLength(6));
  });
});

describe("the bearer of the link", () => {
  it("accepts once, becomes a member who can sign in, and the fifth confirms the group", async () => {
    const firm = await client(5);
    const { enrolmentIDs } = await as(firm, () => enrol(firm));
    await Promise.all(enrolmentIDs.map((id) => bearer(firm, id, () => Enrolment.accept({}))));
    await bearer(firm, enrolmentIDs[0] ?? "", () => Enrolment.accept({}));
    await as(firm, async () => {
      const names = await outbox();
      expect(count(names, "enrolment.accepted")).toBe(5);
      expect(count(names, "member.invited")).toBe(5);
      expect(await Cohort.get(firm.cohortID)).toMatchObject({ status: "confirmed" });
      expect(await db().get(CohortCards, firm)).toMatchObject({ status: "confirmed", waiting: 0, seatsTaken: 5 });
      const member = await Member.findByEmail("personne0@exemple.fr");
      expect(member).toMatchObject({ roles: ["participant"], participantID: firm.people[0], status: "invited" });
    });
  });

  it("keeps the roles he has when he accepts", async () => {
    const firm = await client(1);
    const { enrolmentIDs } = await as(firm, async () => {
      await Member.invite({ email: "personne0@exemple.fr", name: "Personne 0", role: "coach" });
      return enrol(firm);
    });
    await bearer(firm, enrolmentIDs[0] ?? "", () => Enrolment.accept({}));
    await as(firm, async () => {
      const member = await Member.findByEmail("personne0@exemple.fr");
      expect(member).toMatchObject({ roles: ["coach", "participant"], participantID: firm.people[0] });
    });
  });

  it("tells the public page of the last seat taken and of the first freed, never of those between, nor of closed groups", async () => {
    const [open, closed] = [await client(8, { openToVisitors: true }), await client(8)];
    const told = async (firm: Client) =>
      as(firm, async () => {
        const { enrolmentIDs } = await enrol(firm, 0, 6);
        const before = count(await outbox(), "cohort.offerChanged");
        await enrol(firm, 6, 7);
        const between = count(await outbox(), "cohort.offerChanged");
        await enrol(firm, 7, 8);
        const full = count(await outbox(), "cohort.offerChanged");
        await bearer(firm, enrolmentIDs[0] ?? "", () => Enrolment.decline({}));
        await bearer(firm, enrolmentIDs[1] ?? "", () => Enrolment.decline({}));
        return [before, between, full, count(await outbox(), "cohort.offerChanged")];
      });
    // Once for the group that came.
    expect(await told(open)).toEqual([1, 1, 2, 3]);
    expect(await told(closed)).toEqual([0, 0, 0, 0]);
  });

  it("declines once: the seat goes to the first of the waiting list, in the order they came", async () => {
    const firm = await client(10);
    await as(firm, async () => {
      const { enrolmentIDs } = await enrol(firm, 0, 8);
      const later = await enrol(firm, 8, 9);
      await withClock(at + 1_000, () => enrol(firm, 9, 10));
      await bearer(firm, enrolmentIDs[3] ?? "", () => Enrolment.decline({}));
      await bearer(firm, enrolmentIDs[3] ?? "", () => Enrolment.decline({}));
      expect(count(await outbox(), "enrolment.seatReleased")).toBe(1);
      const promoted = await asSystem(firm.firmID, () => Enrolment.promote(firm.cohortID));
      expect(promoted).toMatchObject({ enrolmentID: later.enrolmentIDs[0], status: "invited" });
      expect(await asSystem(firm.firmID, () => Enrolment.promote(firm.cohortID))).toBeUndefined();
      await expect(bearer(firm, enrolmentIDs[3] ?? "", () => Enrolment.accept({}))).rejects.toMatchObject({
        code: "enrolment.settled",
      });
    });
  });

  it("signs the charter once a version, by himself alone", async () => {
    const firm = await client(2);
    const { enrolmentIDs } = await as(firm, () => enrol(firm));
    const [one = "", other = ""] = enrolmentIDs;
    const sign = (version: number) =>
      bearer(firm, one, () => Enrolment.signCharter({ name: "Personne Zéro", version }), "charter");
    await expect(sign(1)).rejects.toMatchObject({ code: "enrolment.settled" });
    await bearer(firm, one, () => Enrolment.accept({}));
    await bearer(firm, other, () => Enrolment.accept({}));
    await Promise.all([sign(1), sign(1)]);
    await as(firm, async () => {
      expect(count(await outbox(), "enrolment.charterSigned")).toBe(1);
      const { cohortID } = firm;
      expect(await Enrolment.askCharter({ cohortID })).toMatchObject({ version: 1, asked: 1 });
      expect(await Enrolment.askCharter({ cohortID, rules: ["On commence à l’heure."] })).toMatchObject({
        version: 2,
        asked: 2,
      });
    });
    await expect(sign(1)).rejects.toMatchObject({ code: "charter.changed" });
    await sign(2);
    const { enrolment } = await bearer(firm, one, () => Enrolment.behindLink("charter"), "charter");
    expect(enrolment.charter).toMatchObject({ version: 2, name: "Personne Zéro" });
  });
});

describe("who reads what", () => {
  it("shows a sponsor his own people and dates, and a participant himself alone", async () => {
    const firm = await client(2);
    const { enrolmentIDs } = await as(firm, () => enrol(firm));
    await bearer(firm, enrolmentIDs[0] ?? "", () => Enrolment.accept({}));
    const { firmID, organizationID, people } = firm;
    const sponsor = (id: string) => asMember({ firmID, roles: ["sponsor"], organizationID: id }, Enrolment.ofSponsor);
    expect((await sponsor(organizationID)).map(({ enrolments }) => enrolments.length)).toEqual([2]);
    expect(await sponsor(ID.create("organization"))).toEqual([]);
    const [own] = await asMember({ firmID, roles: ["participant"], participantID: people[0] }, Enrolment.path);
    expect(own?.enrolment.participantID).toBe(people[0]);
    expect(own).not.toHaveProperty("enrolments");
    expect(own?.peers).toEqual([]);
    const path = (participantID: string | undefined) =>
      asMember({ firmID, roles: ["participant"], participantID }, Enrolment.path);
    expect((await path(people[1]))[0]?.peers, "no name before one has his seat").toEqual([]);
    await bearer(firm, enrolmentIDs[1] ?? "", () => Enrolment.accept({}));
    expect((await path(people[1]))[0]?.peers).toEqual([`${own?.enrolment.given} ${own?.enrolment.family}`]);
    await expect(
      asMember({ firmID, roles: ["coach"] }, () => Enrolment.roster({ cohortID: firm.cohortID })),
    ).rejects.toMatchObject({ code: "cohort.not_found" });
    await expect(asMember({ firmID, roles: ["sponsor"] }, () => Enrolment.queue({}))).rejects.toMatchObject({
      code: "actor.forbidden",
    });
  });

  it("keeps the card in step with sessions and seats", async () => {
    const firm = await client(3);
    await as(firm, async () => {
      const { enrolmentIDs } = await enrol(firm);
      const [first] = (await Enrolment.roster(firm)).sessions;
      const { cohortID } = firm;
      await withClock(Date.parse("2026-09-08T07:00:00.000Z"), () =>
        Attendance.hold({ cohortID, sessionID: first?.sessionID ?? "", marks: [] }),
      );
      await Enrolment.cancel({ cohortID, enrolmentID: enrolmentIDs[0] ?? "" });
      expect(await db().get(CohortCards, firm)).toMatchObject({ seatsTaken: 2, waiting: 2, sessionsHeld: 1 });
      const { items } = await db().query({ pk: ["COHORTS"], limit: 5 });
      expect(rowsOf(CohortCards, items)).toHaveLength(1);
    });
  });
});
