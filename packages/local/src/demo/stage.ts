import { Actor, dayOf, now, plusMinutes, withClock, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Door, SignIn } from "@entrepairs/core/platform";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";

const DAY_MS = 86_400_000;

/** An instant so many days from the start of the story, at an hour of the day in UTC. */
export function instant(days: number, hour = 9): string {
  const day = dayOf(now(), "UTC");
  return plusMinutes(`${day}T00:00:00.000Z`, days * 24 * 60 + hour * 60);
}

export function day(days: number): string {
  return instant(days).slice(0, 10);
}

/** The next such weekday (1 is Monday) on or after a day so many days from now. */
export function weekdayFrom(days: number, weekday: number): string {
  const start = Date.parse(`${day(days)}T00:00:00.000Z`);
  const ahead = (weekday - (new Date(start).getUTCDay() || 7) + 7) % 7;
  return new Date(start + ahead * DAY_MS).toISOString().slice(0, 10);
}

/** Something that happened then, with the jobs that followed it then. */
export async function happened<R>(at: string, act: () => Promise<R>): Promise<R> {
  return withClock(Date.parse(at), async () => {
    const result = await act();
    await sweep();
    return result;
  });
}

/** The member that a person is in a firm, through the same door as everyone. */
export async function memberOf(email: string, firmID: string): Promise<Actor.Member> {
  const { cookie } = await SignIn.signInAs(email, "fr");
  const { member } = await Door.memberOf(cookie, firmID);
  if (!member) throw new Error("The demo's person is no member");
  return member;
}

/** One command of a person, under a key of its own. */
export function as<R>(actor: Actor.Actor, act: () => Promise<R>): Promise<R> {
  return Actor.provide(actor, () => withIdempotencyKey(crypto.randomUUID(), act));
}

/** The bearer of a mailed link. */
export function bearer(firmID: string, purpose: string, subject: Record<string, string>): Actor.LinkBearer {
  return { type: "link", firmID, linkID: `demo_${Object.values(subject).join("_")}`, purpose, subject };
}
