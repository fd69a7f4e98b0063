import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, fn, ID, now } from "../kernel/index.ts";
import { VaultKeys } from "./vault.table.ts";

/** The holder of a group's own key. */
export const GROUP = "GROUP";

/**
 * Destroys the key of a group's content, or of one person's notes and learnings in it: what it sealed can be read by no
 * one any more, here at once and in backups when they are over. Needs no means to decrypt. Doing it again changes nothing.
 */
export const destroy = fn(
  "vault.destroy",
  v.object({ cohortID: ID.schema("cohort"), holder: v.optional(v.string(), GROUP) }),
  async ({ cohortID, holder }) => {
    Actor.assertSystem();
    await db().write({ key: VaultKeys.put({ cohortID, holder, versions: [], destroyedAt: now() }) }, { cohortID });
    return { cohortID, status: "destroyed" as const };
  },
);
