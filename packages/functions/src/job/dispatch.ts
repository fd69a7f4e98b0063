import { Actor, log } from "@entrepairs/core/kernel";
import type { PlatformOutbox } from "@entrepairs/core/platform";

/** What a job is given: an event of the outbox, or an item that became due. Ids only. */
export type Happened = Pick<PlatformOutbox.Delivered, "event" | "ids" | "firmID" | "eventID">;

/**
 * Work that follows an event. It may run again (killed halfway, delivered twice) and must end in the same state:
 * outside calls carry keys made from ids, mails are marked as sent.
 */
export type Job = (happened: Happened) => Promise<void>;

/** One file a noun in this folder; each exports the jobs of the events it follows. */
export interface JobModule {
  on: Readonly<Record<string, Job>>;
}

const modules = import.meta.glob<JobModule>(
  ["./*.ts", "!./dispatch.ts", "!./mail.ts", "!./lambda.ts", "!./*.test.ts"],
  {
    eager: true,
  },
);

/** Every job that follows an event, run one after the other as the firm's system actor. */
export async function dispatch(happened: Happened): Promise<void> {
  const jobs = Object.values(modules).flatMap((module) => module.on?.[happened.event] ?? []);
  if (jobs.length === 0) log("info", "event.without_job", { name: happened.event });
  const { firmID } = happened;
  const actor: Actor.Actor = firmID
    ? { type: "system", firmID, job: happened.event }
    : { type: "platform", job: happened.event };
  for (const job of jobs) await Actor.provide(actor, () => job(happened));
}
