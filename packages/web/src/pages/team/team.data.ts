import type { Route } from "@entrepairs/functions/api/member.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/member"), wire);

const fetchTeam = async () => (await parseResponse(client().index.$get())).members;
export type Member = Awaited<ReturnType<typeof fetchTeam>>[number];

/** Everyone who signs in to the firm: staff, coaches, sponsors. */
export const team = queryOptions({
  queryKey: ["member"] as const,
  queryFn: fetchTeam,
});
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
