import { Member } from "../member/index.ts";
import type { Act } from "./act.ts";
import { type Key, load } from "./load.ts";
import { refusal, seatOf } from "./state.ts";

const mayObserve = ({ roles, status }: { roles: readonly string[]; status: string }): boolean =>
  status !== "removed" && roles.includes("coach");

/** The firm's coaches who have no seat in this room yet, for its facilitator to ask one in as observer; to others, none. */
export async function colleagues(key: Key): Promise<{ memberID: string; name: string }[]> {
  const { state, who } = await load(key);
  if (state.frame.facilitatorID !== who || state.frame.status !== "open") return [];
  const members = await Member.list();
  return members
    .filter((member) => mayObserve(member) && !seatOf(state, member.memberID))
    .map(({ memberID, name }) => ({ memberID, name }));
}

/** Who is asked in to observe is a coach of the firm, under his own name (`room.not_coach`). */
export async function withOwnName(wanted: Act): Promise<Act> {
  if (wanted.kind !== "observe") return wanted;
  const member = await Member.get(wanted.memberID);
  if (!mayObserve(member)) throw refusal("not_coach", "A coach of the firm observes");
  return { ...wanted, name: member.name };
}
