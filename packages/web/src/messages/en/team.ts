import { plural } from "../../format/number.ts";
import type { fr } from "../fr/team.ts";

export const en: typeof fr = {
  title: "Team",
  count: (count: number) => plural(count, "person", "people"),
  name: "Full name",
  email: "E-mail address",
  role: "Role",
  state: "Status",
  roles: {
    owner: "Owner",
    manager: "Manager",
    coach: "Coach",
    sponsor: "Sponsor",
    participant: "Participant",
  },
  roleHints: {
    owner: "Everything, including removing people from the team",
    manager: "Groups, enrolments, organizations, invoices and settings",
    coach: "Their own groups only",
  },
  states: { invited: "Invitation sent", active: "Active", removed: "Removed" },
  you: "you",
  invite: "Invite someone",
  inviteBody: "They get an e-mail at once with a sign-in link. There is no password to pass on.",
  send: "Send the invitation",
  sent: (address: string) => `Invitation sent to ${address}.`,
  remove: "Remove",
  removeOf: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name} from the team`,
  removeBody:
    "This person loses all access to the firm at once. Their work stays: groups, sessions and attendance sheets. Assign their groups to another coach. You can invite them again later.",
  removeInvited: "The invitation will no longer be valid. You can invite this person again.",
  removed: (name: string) => `${name} is no longer on the team.`,
  alone: "You are on your own for now. Invite a coach to assign them a group.",
  sponsorsElsewhere: "Sponsors are listed on their organization’s page.",
  errors: {
    "member.already": "This person already has this role.",
    "member.other_organization": "This person already follows another organization.",
    "member.organization_required": "Choose this sponsor’s organization.",
    "member.last_owner": "A firm needs at least one owner: appoint another one first.",
    "member.changed_meanwhile": "Someone has just changed this person. Try again.",
    "member.not_found": "This person is no longer on the team.",
  },
};
