import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Member } from "@entrepairs/core/member";
import { Directory } from "@entrepairs/core/platform";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const record: Job = async ({ firmID = "", ids }) => Directory.recordFirmOf(firmID, ids.memberID ?? "");

/** The mail asks to sign in: that alone proves the address. It carries no right of its own. */
const invite: Job = async (happened) => {
  await record(happened);
  const member = await Member.get(happened.ids.memberID ?? "");
  const role = member.roles.at(-1);
  if (member.status === "removed" || !role || role === "participant") return;
  const firm = await Firm.get();
  const url = `${Config.use().origin}/connexion?adresse=${encodeURIComponent(member.email)}`;
  await sendOnce(happened.eventID, {
    to: member.email,
    locale: firm.locale,
    content: render("invitation", { firmName: firm.name, inviterName: firm.name, role, url }, firm.locale),
  });
};

const recordEveryone: Job = async ({ firmID = "" }) => Directory.recordEveryoneOf(firmID);

export const on = {
  [Member.Event.Invited]: invite,
  [Member.Event.Bound]: record,
  [Member.Event.Changed]: record,
  [Firm.Event.Changed]: recordEveryone,
};
