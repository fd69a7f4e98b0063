import { Complaint } from "@entrepairs/core/complaint";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Member } from "@entrepairs/core/member";
import { Due } from "@entrepairs/core/platform";
import { instantOf } from "@entrepairs/core/session";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

type Step = "received" | "acknowledged" | "answered";

/** To who complained, where an address was given; mailed once a step. */
async function tell(complaintID: string, step: Step): Promise<void> {
  const [complaint, firm] = await Promise.all([Complaint.get(complaintID), Firm.get()]);
  const { email, locale, acknowledgeBy, acknowledged, answer } = complaint;
  if (!email) return;
  const by = step === "answered" ? answer : acknowledged;
  const content = render(
    "complaintTold",
    {
      firmName: firm.name,
      step,
      reference: Complaint.referenceOf(complaintID),
      until: acknowledgeBy,
      ...(by && { name: by.byName }),
      ...(step === "answered" && answer && { text: answer.text.split(/\n+/) }),
      url: `${Config.use().origin}${locale === "en" ? "/en" : ""}/c/${firm.slug}`,
    },
    locale,
  );
  await sendOnce(`complaint.${step}.${complaintID}`, { to: email, replyTo: firm.contactEmail, locale, content });
}

/** To each owner and manager: that it waits, never what it says. */
async function alert(complaintID: string, isReminder: boolean): Promise<void> {
  const [{ acknowledgeBy: until }, firm, members] = await Promise.all([
    Complaint.get(complaintID),
    Firm.get(),
    Member.list(),
  ]);
  const url = `${Config.use().origin}/app/f/${firm.firmID}/qualite/reclamations/${complaintID}`;
  const reference = Complaint.referenceOf(complaintID);
  const { locale, name: firmName } = firm;
  const content = render("complaintToTreat", { firmName, reference, until, isReminder, url }, locale);
  for (const { memberID, email, roles, status } of members) {
    if (status === "removed" || !roles.some((role) => role === "owner" || role === "manager")) continue;
    const mailID = `complaint.${isReminder ? "late" : "alert"}.${complaintID}.${memberID}`;
    await sendOnce(mailID, { to: email, locale, content });
  }
}

const receive: Job = async ({ ids: { complaintID = "" } }) => {
  const [{ acknowledgeBy }, { zone }] = await Promise.all([Complaint.get(complaintID), Firm.get()]);
  await Due.schedule({
    dueAt: instantOf(acknowledgeBy, "08:00", zone),
    dueKey: `complaint.${complaintID}`,
    event: Complaint.Event.AcknowledgementDue,
    ids: { complaintID },
  });
  await tell(complaintID, "received");
  await alert(complaintID, false);
};

/** The morning of the last day, if nobody has. */
const remind: Job = async ({ ids: { complaintID = "" } }) => {
  if ((await Complaint.get(complaintID)).status === "received") await alert(complaintID, true);
};

export const on = {
  [Complaint.Event.Received]: receive,
  [Complaint.Event.AcknowledgementDue]: remind,
  [Complaint.Event.Acknowledged]: ({ ids }: Parameters<Job>[0]) => tell(ids.complaintID ?? "", "acknowledged"),
  [Complaint.Event.Answered]: ({ ids }: Parameters<Job>[0]) => tell(ids.complaintID ?? "", "answered"),
};
