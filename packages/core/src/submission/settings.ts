import * as v from "valibot";
import { db } from "../db/index.ts";
import { ApprovedPlatform } from "../gateway/index.ts";
import { Actor, DomainError, fn, now, Rev } from "../kernel/index.ts";
import { SubmissionSettings } from "./submission.table.ts";

/** Whether the firm's invoices go through the approved platform; asks for no role. */
export async function isConnected(): Promise<boolean> {
  return (await db().get(SubmissionSettings, {}))?.connected ?? false;
}

/** The firm's choice, and whether this installation has a platform to offer. */
export const settings = fn("submission.settings", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const found = await db().get(SubmissionSettings, {});
  return {
    connected: found?.connected ?? false,
    available: ApprovedPlatform.use() !== undefined,
    rev: found?.rev ?? 0,
  };
});

const Input = v.object({ connected: v.boolean(), rev: Rev });

/** Hands invoices to the platform from now on, or no more: the owner's choice (`submission.no_platform` where there is none). */
export const connect = fn("submission.connect", Input, async ({ connected, rev }) => {
  Actor.assertRole("owner");
  if (connected && !ApprovedPlatform.use())
    throw new DomainError("conflict", "submission.no_platform", "No approved platform is connected here");
  const row = { connected, changedAt: now() };
  const operation = rev === 0 ? SubmissionSettings.create(row) : SubmissionSettings.replace({ ...row, rev });
  const written = await db().write({ settings: operation }, { connected, rev: rev + 1 });
  if (written.refused)
    throw new DomainError("conflict", "submission.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});
