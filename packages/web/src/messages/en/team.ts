import { plural } from "../../format/number.ts";
import type { fr } from "../fr/team.ts";

export const en: typeof fr = {
  title: "Team",
  count: (count: number) => plural(count, "person", "people"),
  name: "Full name",
  email: "E-mail address",
  role: "Role",
  state: "State",
  roles: {
    owner: "Owner",
    manager: "Manager",
    coach: "Coach",
    sponsor: "Sponsor",
    participant: "Participant",
  },
  roleHints: {
    owner: "Everything, and removing someone from the team",
    manager: "Groups, enrolments, organizations, invoices and settings",
    coach: "Their own groups, and no other",
  },
  states: { invited: "Invitation sent", active: "Active", removed: "Removed" },
  you: "you",
  invite: "Invite someone",
  inviteBody: "An e-mail leaves at once, with the link to sign in. There is no password to hand over.",
  send: "Send the invitation",
  sent: (address: string) => `Invitation sent to ${address}.`,
  remove: "Remove",
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name} from the team`,
  removeBody:
    "This person loses all access to the firm at once. What they did stays: their groups, the sessions and the attendance sheets. Give their groups to another coach; you can invite them again.",
  removeInvited: "The invitation will no longer be valid. You can invite this person again.",
  removed: (name: string) => `${name} is no longer in the team.`,
  alone: "You are alone for now. Invite a coach to give them a group.",
  sponsorsElsewhere: "Sponsors are on the page of their organization.",
  errors: {
    "member.already": "This person already has this role.",
    "member.other_organization": "This person already follows another organization.",
    "member.organization_required": "Choose this sponsor’s organization.",
    "member.last_owner": "A firm keeps one owner at least: name another one first.",
    "member.changed_meanwhile": "Someone has just changed this person. Try again.",
    "member.not_found": "This person is no longer in the team.",
  },
};
