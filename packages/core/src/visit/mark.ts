import type { Item, Operation } from "../kernel/index.ts";
import { guestsIn, type MakeUp, makeUpsIn } from "./row.ts";
import { MakeUps } from "./visit.table.ts";

interface Marked {
  enrolmentID: string;
  presence: "present" | "late" | "excused" | "absent";
  lateMinutes: number | null;
  missedMinutes?: number | undefined;
}

/** What a session's sheet says of its guests, written where it counts: in the group of each. */
export function markOperations(items: readonly Item[], sessionID: string, marks: readonly Marked[]): Operation[] {
  const guests = guestsIn(items, sessionID);
  return marks.flatMap(({ enrolmentID, presence, lateMinutes, missedMinutes }) => {
    const guest = guests.find((one) => one.enrolmentID === enrolmentID);
    if (!guest) return [];
    const { homeCohortID: cohortID, missedID } = guest;
    const mark = { presence, lateMinutes, ...(missedMinutes !== undefined && { missedMinutes }) };
    return [MakeUps.update({ cohortID, missedID, enrolmentID }, { set: { mark } })];
  });
}

/** A session that he missed and made up for elsewhere: there, by the sheet of the group that took him in. */
export function madeUp(items: readonly Item[], missedID: string, enrolmentID: string): MakeUp | undefined {
  const found = makeUpsIn(items).find((one) => one.missedID === missedID && one.enrolmentID === enrolmentID);
  return found?.mark?.presence === "present" || found?.mark?.presence === "late" ? found : undefined;
}
