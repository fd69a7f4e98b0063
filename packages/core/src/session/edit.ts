import * as v from "valibot";
import { Cohort, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, Cents, fn, ID, line, type Operation } from "../kernel/index.ts";
import { cardOperations } from "./card.ts";
import { whereOf } from "./clash.ts";
import { reserve } from "./coach-day.ts";
import { assertWhereabouts, closed, Whereabouts } from "./open.ts";
import { restated } from "./sequence.ts";
import { Sessions } from "./session.table.ts";
import { cycleOf, type Stored } from "./session.ts";

const Edit = v.object({
  cohortID: ID.schema("cohort"),
  name: line(120),
  priceNet: Cents,
  ...Whereabouts,
  openToVisitors: v.boolean(),
});

/** Changes a living cohort; its planned sessions follow. A price changes for those who enrol from now on. */
export const edit = fn("cohort.edit", Edit, async ({ cohortID, ...input }) => {
  Actor.assertRole("owner", "manager");
  return untilWritten(async () => {
    const { cohort, sessions } = await cycleOf(cohortID);
    if (cohort.status === "closed" || cohort.status === "cancelled") throw closed();
    assertWhereabouts({ ...input, organizationID: cohort.organizationID });
    const changed = { ...cohort, ...input };
    const { name, modality, place, link } = changed;
    const following = sessions.filter(({ status }) => status === "planned");
    const written = await db().write(
      {
        cohort: Cohorts.replace(changed),
        sessions: following.map((one) => {
          const elsewhere = one.place !== place || one.link !== link;
          const set = { cohortName: name, modality, place, link, ...(elsewhere && restated(one)) };
          return Sessions.update(one, { set });
        }),
        coachDays: await placedAnew(following, { modality, place }),
        ...cardOperations(changed, sessions),
        event: event(Cohort.Event.Changed, { cohortID }),
        offer: Cohort.offerChanged(cohort, changed),
      },
      { cohortID, status: cohort.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** The writes that bring sessions to another place; none when they stay where they are. */
async function placedAnew(planned: readonly Stored[], where: Pick<Stored, "modality" | "place">): Promise<Operation[]> {
  const drop = planned.filter((one) => whereOf(one) !== whereOf(where));
  const [first] = drop;
  return first ? reserve(first.coachID, { add: drop.map((one) => ({ ...one, ...where })), drop }) : [];
}

/** Cancels a cohort: its planned sessions go, its coach is free, its people are told by the event. */
export const cancel = fn(
  "cohort.cancel",
  v.object({ cohortID: ID.schema("cohort"), reason: line(300) }),
  async ({ cohortID, reason }) => {
    Actor.assertRole("owner", "manager");
    return untilWritten(async () => {
      const { cohort, sessions } = await cycleOf(cohortID);
      if (cohort.status === "cancelled") return { cohortID, status: "cancelled" as const };
      if (cohort.status === "closed") throw closed();
      const planned = sessions.filter(({ status }) => status === "planned");
      const gone: Stored[] = planned.map((one) => ({ ...one, status: "cancelled", ...restated(one) }));
      const changed = { ...cohort, status: "cancelled" as const, cancelReason: reason };
      const written = await db().write(
        {
          cohort: Cohorts.replace(changed),
          sessions: gone.map((one) => Sessions.replace(one)),
          coachDays: await reserve(cohort.coachID, { add: [], drop: planned }),
          ...cardOperations(changed, [...sessions.filter(({ status }) => status !== "planned"), ...gone]),
          event: event(Cohort.Event.Cancelled, { cohortID }),
          offer: Cohort.offerChanged(cohort, changed),
        },
        { cohortID, status: "cancelled" as const },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);
