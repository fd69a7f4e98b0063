import { words } from "../../messages/team.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Member } from "./members.data.ts";

/** Invited until the first sign-in, active since. */
export function MemberState(props: { status: Member["status"] }) {
  return <Badge tone={props.status === "active" ? "good" : "wait"}>{words().states[props.status]}</Badge>;
}
