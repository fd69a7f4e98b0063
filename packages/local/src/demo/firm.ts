import { Config } from "@entrepairs/core/gateway";
import type { Actor } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { Payment } from "@entrepairs/core/payment";
import { Directory, Door, SignIn, signUp } from "@entrepairs/core/platform";
import { Programme, templates } from "@entrepairs/core/programme";
import { as, happened, instant, memberOf } from "./stage.ts";

type Founding = Omit<Parameters<typeof signUp>[0], "ownerName">;

export interface Founded {
  firmID: string;
  owner: Actor.Member;
}

/** A firm with its owner, as the sign-up page founds it. */
export async function found(owner: { name: string; email: string }, founding: Founding): Promise<Founded> {
  const { cookie } = await SignIn.signInAs(owner.email, "fr");
  const account = await Door.accountOf(cookie);
  if (!account) throw new Error("The demo's owner is not signed in");
  const { firmID } = await happened(instant(-200), () =>
    as(account, () => signUp({ ...founding, ownerName: owner.name })),
  );
  return { firmID, owner: await memberOf(owner.email, firmID) };
}

/** Invites someone and signs him in once, so that he is there. */
export async function join(
  { firmID, owner }: Founded,
  person: { name: string; email: string },
  role: "coach" | "sponsor",
  organizationID?: string,
): Promise<Actor.Member> {
  const invitation = { ...person, role, ...(organizationID && { organizationID }) };
  const { memberID } = await happened(instant(-190), () => as(owner, () => Member.invite(invitation)));
  await Directory.recordFirmOf(firmID, memberID);
  return memberOf(person.email, firmID);
}

/** A client with its people, as pasted. */
export async function addClient(owner: Actor.Member, details: Parameters<typeof Organization.create>[0], list: string) {
  const { organizationID } = await as(owner, () => Organization.create(details));
  await happened(instant(-180), () => as(owner, () => PeopleImport.run({ organizationID, text: list })));
  const people = await as(owner, () => Participant.ofOrganization(organizationID));
  return { organizationID, people };
}

/** A shipped template, completed and published. */
export async function publish(
  owner: Actor.Member,
  templateID: string,
  disabilityContact: string,
  own: Partial<Parameters<typeof Programme.filled>[0]> = {},
): Promise<string> {
  const template = templates.find((one) => one.templateID === templateID);
  if (!template) throw new Error("The demo's template is gone");
  const { programmeID } = await as(owner, () =>
    Programme.create(Programme.filled({ ...template.content, disabilityContact, ...own })),
  );
  await happened(instant(-170), () => as(owner, () => Programme.publish({ programmeID })));
  return programmeID;
}

/** Connects payments on the local Stripe's own page; left undone when Stripe is elsewhere. */
export async function connectPayments({ firmID, owner }: Founded, localStripe: string | undefined): Promise<void> {
  if (!localStripe) return;
  await as(owner, async () => {
    const { stripeAccountID } = await Payment.connect({});
    await Directory.recordStripeAccount(stripeAccountID, firmID);
    const page = await Payment.onboardingURL();
    if (!page.startsWith(localStripe)) throw new Error("The onboarding page is not the local one");
    await fetch(page, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: new URL(page).origin },
      body: "outcome=accepted",
      redirect: "manual",
    });
    await Payment.refreshAccount();
  });
  if (!Config.use().demo) throw new Error("Only the demo accepts for a firm");
}
