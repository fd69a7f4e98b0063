import * as v from "valibot";
import { Closing, Closings, type KeptOfFirm } from "../../closing/index.ts";
import { db, event } from "../../db/index.ts";
import { Firm } from "../../firm/index.ts";
import type { Item, KeyParts } from "../../kernel/index.ts";
import { Actor, DomainError, dayOf, fn, ID, line, now, plusMinutes, refusedField } from "../../kernel/index.ts";
import { Access, Member } from "../../member/index.ts";
import { plain } from "../typed.ts";
import { keptAs, keptUntil } from "./fate.ts";
import { type InTheWay, inTheWay } from "./in-the-way.ts";
import { leadsOf, lists, logsBetween, MEMBERS } from "./place.ts";
import { Sweep } from "./sweep.ts";
import { pagesOf } from "./walk.ts";

export const ClosingEvent = {
  Asked: "rights.closingAsked",
  TakenBack: "rights.closingTakenBack",
  Stopped: "rights.closingStopped",
  Due: "rights.closingDue",
  KeptOver: "rights.keptOver",
} as const;

/** Between the asking and the end: time to take it back, to export, and for people to take what is theirs. */
export const NOTICE_DAYS = 30;
const DAY_MINUTES = 24 * 60;

/** Where the firm stands: what keeps it from closing, or since when it does. */
export const closure = fn("rights.closure", v.object({}), async () => {
  Actor.assertRole("owner");
  const [{ name }, closing, found] = await Promise.all([Firm.get(), Closing.find(), inTheWay()]);
  return { name, closing: closing ?? null, inTheWay: found };
});

/**
 * The owner asks that his firm be closed: its name is typed. Refused (`rights.in_the_way`) while others still wait for
 * something. From then on it is read only, and thirty days later a job closes it, unless the owner takes it back.
 */
export const closeFirm = fn("rights.closeFirm", v.object({ typed: line(300) }), async ({ typed }) => {
  Actor.assertRole("owner");
  const { memberID } = Actor.member();
  const [{ name }, { name: byName }, found] = await Promise.all([Firm.get(), Member.get(memberID), inTheWay()]);
  if (plain(typed) !== plain(name)) {
    throw refusedField("typed", "rights.firm_name_differs", "Type the name as it is written above");
  }
  if (found.length > 0) throw new DomainError("conflict", "rights.in_the_way", "Others still wait for something");
  const askedAt = now();
  const closureID = ID.create("closure");
  const written = await db().write(
    {
      closing: Closings.create({
        closureID,
        status: "notice",
        closedAt: null,
        lists: 0,
        erased: {},
        kept: [],
        askedAt,
        byName,
        closesAt: plusMinutes(askedAt, NOTICE_DAYS * DAY_MINUTES),
      }),
      event: event(ClosingEvent.Asked, { closureID }),
    },
    { closureID, status: "notice" },
  );
  if (written.refused) throw new DomainError("conflict", "firm.closing", "This firm is closing already");
  return written.answer;
});

/** The firm goes on as before. Until the day, any owner may. */
export const keepFirm = fn("rights.keepFirm", v.object({}), async () => {
  Actor.assertRole("owner");
  const closing = await Closing.find();
  if (!closing) throw new DomainError("conflict", "rights.not_closing", "This firm is not closing");
  const { closureID } = closing;
  if (closing.status !== "notice") throw Closing.refusal(closing);
  const written = await db().write(takenBack(closing, ClosingEvent.TakenBack), { closureID, status: "takenBack" });
  if (written.refused) throw new DomainError("conflict", "rights.changed", "Someone changed this meanwhile: try again");
  return written.answer;
});

const takenBack = ({ closureID, rev }: Closing.Stored, name: string) => ({
  closing: Closings.delete({}).ifStill({ rev }),
  event: event(name, { closureID }),
});

/** What is in the way on the day: the closing stops there, and the owners are told. */
async function stopped(closing: Closing.Stored): Promise<InTheWay[]> {
  const found = await inTheWay();
  if (found.length > 0) await db().heal(takenBack(closing, ClosingEvent.Stopped));
  return found;
}

/**
 * On the day: nobody comes in any more, whatever is not kept by law goes, keys first. Answers the closing once all but its
 * people's rows went (they say whom to tell), or undefined where there is nothing to close. Killed anywhere it ends the
 * same.
 */
export async function carryOutClosing(closureID: string): Promise<Closing.Stored | undefined> {
  Actor.assertSystem();
  const closing = await Closing.find();
  if (!closing || closing.closureID !== closureID || closing.status === "closed") return undefined;
  if (closing.status === "notice") {
    if (closing.closesAt > now() || (await stopped(closing)).length > 0) return undefined;
    const { refused } = await db().heal({
      closing: Closings.replace({ ...closing, status: "closing", closedAt: now() }),
    });
    if (refused) throw new Error("The closing was changed meanwhile");
    return carryOutClosing(closureID);
  }
  await closeDoors();
  const sweep = new Sweep(closing);
  const all = lists();
  for (let at = closing.lists; at < all.length; at++) await sweep.list(all[at] ?? []);
  if (sweep.row.kept.length > 0) return sweep.row;
  return told({ ...sweep.row, kept: await keptIn(sweep.row) });
}

async function told(row: Closing.Stored): Promise<Closing.Stored> {
  const { refused } = await db().heal({ closing: Closings.replace(row) });
  if (refused) throw new Error("Another run closes this firm");
  return { ...row, rev: row.rev + 1 };
}

/** The next request of every member is a stranger's. */
async function closeDoors(): Promise<void> {
  for await (const items of pagesOf(MEMBERS, 20)) {
    const ways = items.filter(({ e }) => e === "access") as unknown as { accountID: string }[];
    if (ways.length > 0) await db().heal({ ways: ways.map(({ accountID }) => Access.delete({ accountID })) });
  }
}

/** What stays, by kind, each with its last day. The log is counted at its months. */
async function keptIn({ closedAt }: Closing.Stored): Promise<KeptOfFirm[]> {
  const { createdAt, zone } = await Firm.get();
  const on = closedAt ?? now();
  const counts = new Map<KeptOfFirm["kind"], number>();
  const count = async (pk: KeyParts): Promise<void> => {
    for await (const items of pagesOf(pk)) for (const item of items) await countUnder(item);
  };
  const countUnder = async (item: Item): Promise<void> => {
    const kind = keptAs(String(item.e));
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const pk of leadsOf(item)) await count(pk);
  };
  for (const pk of [...lists(), ...logsBetween(createdAt, on)]) await count(pk);
  return [...counts].map(([kind, rows]) => ({ kind, rows, until: keptUntil(kind, dayOf(on, zone)) }));
}

/** Everyone was told: the rows of its people go, and who asked. Answers the days on which what is kept goes in turn. */
export async function finishClosing(closureID: string): Promise<string[]> {
  Actor.assertSystem();
  const closing = await Closing.find();
  if (!closing || closing.closureID !== closureID || closing.status === "notice") return [];
  if (closing.status === "closing") {
    const sweep = new Sweep(closing);
    await sweep.list(MEMBERS);
    await told({ ...sweep.row, status: "closed", byName: null });
  }
  return [...new Set(closing.kept.map(({ until }) => until))];
}

/** A term is over: what was kept until then goes too. */
export async function forgetKept(closureID: string): Promise<void> {
  Actor.assertSystem();
  const closing = await Closing.find();
  if (!closing || closing.closureID !== closureID || closing.status !== "closed" || !closing.closedAt) return;
  const { createdAt, zone } = await Firm.get();
  const closedOn = dayOf(closing.closedAt, zone);
  const today = dayOf(now(), zone);
  const stays = (name: string): boolean => {
    const kind = keptAs(name);
    // The firm's own two rows say whose the rest is, until nothing else is left.
    return name === "firm" || name === "firmClosing" || (kind !== undefined && keptUntil(kind, closedOn) >= today);
  };
  const sweep = new Sweep(closing, stays);
  for (const pk of [...lists(), ...logsBetween(createdAt, closing.closedAt)]) await sweep.list(pk);
}
