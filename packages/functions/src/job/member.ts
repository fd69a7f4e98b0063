import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { Member } from "@entrepairs/core/member";
import { Directory } from "@entrepairs/core/platform";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const record: Job = async ({ firmID = "", ids }) => Directory.recordFirmOf(firmID, ids.memberID ?? "");

/** The mail's link signs in, once: having it is what proves the address. */
const invite: Job = async (happened) => {
  await record(happened);
  const { memberID = "", linkID } = happened.ids;
  const member = await Member.get(memberID);
  const role = member.roles.at(-1);
  if (member.status === "removed" || !role || role === "participant" || !linkID) return;
  const firm = await Firm.get();
  const url = `${Config.use().origin}/invitation/${Link.tokenOf(linkID)}`;
  await sendOnce(happened.eventID, {
    to: member.email,
    locale: firm.locale,
    content: render(
      "invitation",
      { firmName: firm.name, inviterName: firm.name, role, url, days: Member.INVITATION_DAYS },
      firm.locale,
    ),
  });
};

const recordEveryone: Job = async ({ firmID = "" }) => Directory.recordEveryoneOf(firmID);

export const on = {
  [Member.Event.Invited]: invite,
  [Member.Event.Bound]: record,
  [Member.Event.Changed]: record,
  [Firm.Event.Changed]: recordEveryone,
};
