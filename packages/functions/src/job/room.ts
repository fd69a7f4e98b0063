import { Cohort } from "@entrepairs/core/cohort";
import { now, plusMinutes } from "@entrepairs/core/kernel";
import { Due } from "@entrepairs/core/platform";
import { Vault } from "@entrepairs/core/vault";
import type { Job } from "./dispatch.ts";

/** What was said in a group is kept half a year after its cycle: time for a review, not for an archive. */
const KEPT_MINUTES = 183 * 24 * 60;
const DUE = "room.contentDue";

const keepUntil: Job = async ({ ids }) => {
  const { cohortID = "" } = ids;
  await Due.schedule({
    dueAt: plusMinutes(now(), KEPT_MINUTES),
    dueKey: `content-${cohortID}`,
    event: DUE,
    ids: { cohortID },
  });
};

/** Destroys the group's key; a group that has gone on since keeps it until its cycle ends again. */
const erase: Job = async ({ ids }) => {
  const { cohortID = "" } = ids;
  const { status } = await Cohort.get(cohortID);
  if (status === "closed" || status === "cancelled") await Vault.destroy({ cohortID });
};

export const on = { [Cohort.Event.CycleEnded]: keepUntil, [Cohort.Event.Cancelled]: keepUntil, [DUE]: erase };
