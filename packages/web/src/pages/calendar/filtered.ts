import { one } from "../../ui/search-param.ts";
import type { Meeting } from "./calendar.data.ts";

/** The filters that narrow what was read, as the address names them. */
export const PARAMS = ["coach", "groupe", "salle"] as const;

type Asked = Partial<Record<string, string | string[]>>;

export function shownOf(meetings: readonly Meeting[], asked: Asked): Meeting[] {
  const [coach, group, place] = PARAMS.map((param) => one(asked[param]));
  return meetings.filter(
    (meeting) =>
      (!coach || meeting.coachID === coach) &&
      (!group || meeting.cohortID === group) &&
      (!place || meeting.place === place),
  );
}
