import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { fn, text } from "../kernel/index.ts";
import { ActionID, LIMITS, OUTCOMES } from "./entry.ts";
import { asPeer, existing, OfGroup, written } from "./inside.ts";
import { placeOf } from "./load.ts";
import { GroupActions } from "./room.table.ts";
import { refusal } from "./state.ts";
import { Event, type KeptAction } from "./write.ts";

/**
 * Its owner says between two sessions what his action became; the next session still opens with it, so that he tells
 * the group. Again changes what he said.
 */
export const settleAction = fn(
  "room.settleAction",
  v.object({
    ...OfGroup,
    actionID: ActionID,
    outcome: v.picklist(OUTCOMES),
    word: v.optional(text(LIMITS.word), ""),
  }),
  async ({ cohortID, actionID, outcome, word }) => {
    const { me, seal } = await asPeer(cohortID);
    const row = await existing(db().get(GroupActions, { cohortID, actionID }), "action");
    const place = placeOf.action(actionID);
    const kept = seal.open(place, row.sealed) as KeptAction;
    if (kept.ownerID !== me.personID) throw refusal("not_yours", "Its owner alone does this");
    const changed: KeptAction = { ...kept, outcome, word, untold: kept.outcome === null || kept.untold === true };
    return written(
      {
        action: GroupActions.replace({ ...row, sealed: seal.seal(place, changed) }),
        settled: event(Event.ActionSettled, { cohortID, actionID }),
      },
      { cohortID, actionID },
    );
  },
);
