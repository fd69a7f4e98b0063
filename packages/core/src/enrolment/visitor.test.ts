import { describe, expect, it } from "vitest";
import { Cohort } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, ID, now, withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle } from "../session/index.ts";
import { asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import type { Kind } from "./agreement.ts";
import { Enrolment } from "./index.ts";

openTable(Satisfaction.configureForTests);

type Open = House & { cohortID: string };

async function openGroup(seatsMax = 8): Promise<Open> {
  const firm = await house();
  return as(firm, async () => {
    const { cohortID } = await Cycle.open(opening(firm.coachID, { openToVisitors: true, seatsMax, seatsMin: 5 }));
    return { ...firm, cohortID };
  });
}

const visit = <R>({ firmID }: Open, body: () => Promise<R>, time = at) =>
  withClock(time, () => Actor.provide({ type: "visitor", firmID }, body));
const system = <R>({ firmID }: Open, time: number, body: () => Promise<R>) =>
  withClock(time, () => asSystem(firmID, body));
const bearer = <R>(group: Open, enrolmentID: string, purpose: string, time: number, body: () => Promise<R>) => {
  const { firmID, cohortID } = group;
  const subject = { cohortID, enrolmentID };
  return withClock(time, () =>
    Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose, subject }, body),
  );
};

const address = { street: "3 rue Inventée", postalCode: "69001", city: "Lyon" };

async function shownHash({ cohortID }: Open, kind: Kind): Promise<string> {
  const { cohort, sessions } = await Enrolment.groupOf(cohortID);
  return Enrolment.textOf({ kind, locale: "fr", firm: await Firm.get(), cohort, sessions, at: now() }).hash;
}

async function ask(group: Open, who: number, pays: "card" | "invoice" | "individual", more: object = {}) {
  const { cohortID } = group;
  const signed = { signatory: "Sam Inventé", accepted: true as const };
  const textHash = await shownHash(group, pays === "individual" ? "contract" : "agreement");
  const payer =
    pays === "individual"
      ? { kind: "individual" as const, address, textHash, ...signed }
      : {
          kind: "company" as const,
          name: "Société inventée",
          siret: "732 829 320 00074",
          email: "compta@exemple.fr",
          address,
          settle: pays,
          textHash,
          ...signed,
        };
  const person = {
    cohortID,
    given: "Sam",
    family: `Inventé ${who}`,
    email: `sam${who}@exemple.fr`,
    locale: "fr" as const,
  };
  return Enrolment.request({ ...person, commits: true, payer: { ...payer, ...more } as typeof payer });
}

const statusOf = async (group: Open, enrolmentID: string) => {
  const { enrolments } = await Enrolment.groupOf(group.cohortID);
  return enrolments.find((one) => one.enrolmentID === enrolmentID)?.status;
};
const events = async () => {
  const { items } = await db().query({ pk: ["OUTBOX"], limit: 200 });
  return items.map(({ event }) => String(event));
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("a visitor whose company pays", () => {
  it("by card holds a seat 35 minutes: paid, it is his; not paid, it is free for the next", async () => {
    const group = await openGroup();
    await visit(group, async () => {
      const paid = await ask(group, 1, "card");
      const left = await ask(group, 2, "card");
      expect([paid.status, left.status]).toEqual(["requested", "requested"]);
      const key = (one: typeof paid) => ({ cohortID: one.cohortID, enrolmentID: one.enrolmentID });
      await system(group, at + 34 * MINUTE, () => Enrolment.expireHold(key(left)));
      expect(await statusOf(group, left.enrolmentID)).toBe("requested");
      expect(await system(group, at + 20 * MINUTE, () => Enrolment.confirmPaid(key(paid)))).toEqual({
        seat: "confirmed",
      });
      expect(await system(group, at + 21 * MINUTE, () => Enrolment.confirmPaid(key(paid)))).toEqual({
        seat: "confirmed",
      });
      await system(group, at + 35 * MINUTE, () => Enrolment.expireHold(key(left)));
      await system(group, at + 35 * MINUTE, () => Enrolment.expireHold(key(paid)));
      expect(await statusOf(group, left.enrolmentID)).toBe("expired");
      expect(await statusOf(group, paid.enrolmentID)).toBe("accepted");
      expect((await Cohort.get(group.cohortID)).seats).toEqual([{ enrolmentID: paid.enrolmentID, heldUntil: null }]);
    });
  });

  it("paid after its hold gets a free seat, and is told to refund when there is none", async () => {
    const group = await openGroup(5);
    await visit(group, async () => {
      const late = await ask(group, 0, "card");
      for (const who of [1, 2, 3, 4]) await ask(group, who, "invoice");
      const key = { cohortID: late.cohortID, enrolmentID: late.enrolmentID };
      await system(group, at + 36 * MINUTE, () => Enrolment.expireHold(key));
      await visit(group, () => ask(group, 5, "invoice"), at + 37 * MINUTE);
      expect(await system(group, at + 38 * MINUTE, () => Enrolment.confirmPaid(key))).toEqual({ seat: "lost" });
      const { enrolmentID } = (await Enrolment.groupOf(group.cohortID)).enrolments[1] ?? { enrolmentID: "" };
      await as(group, () => Enrolment.cancel({ cohortID: group.cohortID, enrolmentID }));
      expect(await system(group, at + 39 * MINUTE, () => Enrolment.confirmPaid(key))).toEqual({ seat: "confirmed" });
    });
  });

  it("on invoice has the seat at once, signs what he was shown and nothing else", async () => {
    const group = await openGroup();
    await visit(group, async () => {
      const { enrolmentID, status } = await ask(group, 1, "invoice");
      expect(status).toBe("accepted");
      const copy = await bearer(group, enrolmentID, "contract", at, Enrolment.signed);
      expect(copy).toMatchObject({ signatory: "Sam Inventé", title: "Convention de formation" });
      expect(copy.party).toContain("732\u00a0829\u00a0320\u00a000074");
      await expect(ask(group, 2, "invoice", { textHash: "another" })).rejects.toMatchObject({
        code: "enrolment.text_changed",
      });
      await expect(ask(group, 2, "invoice", { siret: "73282932000075" })).rejects.toMatchObject({
        fields: [{ path: "payer.siret", code: "siret_key" }],
      });
      await expect(ask(group, 1, "invoice")).rejects.toMatchObject({ code: "enrolment.already" });
      expect(await events()).toEqual(expect.arrayContaining(["enrolment.invoiceAsked", "enrolment.accepted"]));
    });
  });
});

describe("an individual", () => {
  it("keeps his seat without paying, and takes part when the withdrawal period has ended", async () => {
    const group = await openGroup();
    await visit(group, async () => {
      const { enrolmentID, status } = await ask(group, 1, "individual");
      expect(status).toBe("held");
      const key = { cohortID: group.cohortID, enrolmentID };
      const { enrolments } = await Enrolment.groupOf(group.cohortID);
      expect(enrolments[0]?.agreement).toMatchObject({ kind: "contract", withdrawalUntil: "2026-09-15" });
      await system(group, at + 14 * DAY, () => Enrolment.endWithdrawal(key));
      expect(await statusOf(group, enrolmentID)).toBe("held");
      await system(group, at + 15 * DAY, () => Enrolment.endWithdrawal(key));
      await system(group, at + 15 * DAY, () => Enrolment.endWithdrawal(key));
      expect(await statusOf(group, enrolmentID)).toBe("accepted");
      await expect(
        bearer(group, enrolmentID, "contract", at + 15 * DAY, () => Enrolment.withdraw({})),
      ).rejects.toMatchObject({ code: "enrolment.withdrawal_over" });
    });
  });

  it("withdraws without a word to the last evening, which frees the seat once", async () => {
    const group = await openGroup();
    await visit(group, async () => {
      const { enrolmentID } = await ask(group, 1, "individual");
      const leave = () =>
        bearer(group, enrolmentID, "contract", at + 14 * DAY + 13 * 60 * MINUTE, () => Enrolment.withdraw({}));
      await leave();
      await leave();
      expect(await statusOf(group, enrolmentID)).toBe("cancelled");
      expect((await Cohort.get(group.cohortID)).seats).toEqual([]);
      expect((await events()).filter((name) => name === "enrolment.withdrawn")).toHaveLength(1);
      await expect(bearer(group, enrolmentID, "enrolment", at, () => Enrolment.withdraw({}))).rejects.toMatchObject({
        code: "actor.forbidden",
      });
    });
  });
});

describe("a full group", () => {
  it("sells its last seat once to fifty visitors", async () => {
    const group = await openGroup(5);
    await visit(group, async () => {
      for (const who of [1, 2, 3, 4]) await ask(group, who, "invoice");
      const all = await Promise.allSettled(Array.from({ length: 50 }, (_, who) => ask(group, 10 + who, "card")));
      expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const one of all)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "enrolment.full" });
      expect((await Cohort.get(group.cohortID)).seats).toHaveLength(5);
    });
  }, 30_000);

  it("keeps a waiting list in order, offers a freed seat to its first alone, who then says who pays", async () => {
    const group = await openGroup(5);
    await visit(group, async () => {
      const taken = await Promise.all([1, 2, 3, 4, 5].map((who) => ask(group, who, "invoice")));
      const { cohortID } = group;
      const wait = (who: number, time: number) =>
        visit(
          group,
          () =>
            Enrolment.joinWaiting({
              cohortID,
              given: "Lou",
              family: `Attente ${who}`,
              email: `lou${who}@exemple.fr`,
              locale: "fr",
            }),
          time,
        );
      const first = await wait(1, at + MINUTE);
      await wait(2, at + 2 * MINUTE);
      await as(group, () => Enrolment.cancel({ cohortID, enrolmentID: taken[0]?.enrolmentID ?? "" }));
      await expect(ask(group, 9, "card")).rejects.toMatchObject({ code: "enrolment.full" });
      const promoted = await system(group, at + 3 * MINUTE, () => Enrolment.promote(cohortID));
      expect(promoted).toMatchObject({ enrolmentID: first.enrolmentID, status: "requested" });
      const textHash = await shownHash(group, "contract");
      const payer = {
        kind: "individual" as const,
        address,
        signatory: "Lou Attente",
        textHash,
        accepted: true as const,
      };
      const chosen = await bearer(group, first.enrolmentID, "enrolment", at + 4 * MINUTE, () =>
        Enrolment.choosePayer({ commits: true, payer }),
      );
      expect(chosen.status).toBe("held");
      await expect(wait(3, at + 5 * MINUTE)).resolves.toMatchObject({ status: "waiting" });
    });
  });

  it("is closed to visitors once it runs, and refuses the waiting list while a seat is free", async () => {
    const group = await openGroup();
    const person = {
      cohortID: group.cohortID,
      given: "Lou",
      family: "Libre",
      email: "lou@exemple.fr",
      locale: "fr" as const,
    };
    await visit(group, async () => {
      await expect(Enrolment.joinWaiting(person)).rejects.toMatchObject({ code: "enrolment.seat_free" });
    });
    await visit(
      group,
      async () => {
        await expect(Enrolment.joinWaiting(person)).rejects.toMatchObject({ code: "enrolment.not_open" });
      },
      Date.parse("2026-09-09T00:00:00.000Z"),
    );
  });
});
