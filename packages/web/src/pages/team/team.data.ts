import type { Route } from "@entrepairs/functions/api/member.ts";
import { hc, inFirm, keyed, parseResponse, refresh, wire } from "../../api/index.ts";
import type { Member } from "./members.data.ts";

const client = () => hc<Route>(inFirm("/member"), wire);

export type Invitation = Parameters<ReturnType<typeof client>["index"]["$post"]>[0]["json"];

/** Invites someone, or gives someone already here one more role; the mail leaves by itself. */
export async function invite(json: Invitation, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["member"]);
  return answer;
}

export const remove = (memberID: string, key: string) =>
  parseResponse(client()[":memberID"].$delete({ param: { memberID } }, keyed(key)));

const STAFF: readonly string[] = ["owner", "manager", "coach"];

/** Works in the firm, as opposed to a sponsor or a participant with a space of his own. */
export const isStaff = (member: Member): boolean => member.roles.some((role) => STAFF.includes(role));
