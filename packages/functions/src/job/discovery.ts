import { Calendar } from "@entrepairs/core/calendar";
import { Discovery } from "@entrepairs/core/discovery";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { ID, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Due } from "@entrepairs/core/platform";
import { invitationOf, moment, render } from "@entrepairs/mail";
import { eventOf } from "../agenda/event.ts";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const keyOf = ({ ids: { discoveryID = "", guestID = "" } }: Pick<Happened, "ids">) => ({ discoveryID, guestID });
const linkTo = ({ linkID }: Discovery.Guest) => `${Config.use().origin}/decouverte/${Link.tokenOf(linkID)}`;

function whereOf({ place, link }: Discovery.Stored) {
  return { ...(place && { place }), ...(link && { link }) };
}

interface Writing {
  firm: Firm.Info;
  discovery: Discovery.Stored;
  guest: Discovery.Guest;
}

/** The entry of his calendar: it comes with his seat and goes with it. */
function entry({ firm, discovery, guest }: Writing, withdrawn = false) {
  const { given, family, email: address, locale } = guest;
  const attendee = { name: `${given} ${family}`, address, status: "accepted" as const };
  return invitationOf(eventOf(Discovery.asSession(discovery), { firm, locale, attendee, withdrawn }));
}

const welcome: Job = async (happened) => {
  const { discoveryID, guestID } = keyOf(happened);
  const [firm, { discovery, guest }] = await Promise.all([Firm.get(), Discovery.guest(discoveryID, guestID)]);
  if (!guest || guest.status === "left" || discovery.status === "cancelled") return;
  const { startsAt, zone, minutes, programmeTitle } = discovery;
  const { locale, email: to, linkID } = guest;
  const params = { firmName: firm.name, programmeTitle, startsAt, zone, minutes, kind: "discovery" as const };
  const content = render("sessionSummons", { ...params, ...whereOf(discovery), url: linkTo(guest) }, locale);
  const calendar = entry({ firm, discovery, guest });
  await sendOnce(`seat-${guestID}-${linkID}`, { to, replyTo: firm.contactEmail, locale, content, calendar });
  await draftInvoice({ firm, discovery, guest });
};

const LINE = {
  fr: (name: string, on: string) => `Séance découverte «\u00a0${name}\u00a0», ${on}`,
  en: (name: string, on: string) => `Discovery session “${name}”, ${on}`,
};

/** A seat that has a price is billed by a draft that the firm issues; one draft a registration. */
async function draftInvoice({ firm, discovery, guest }: Writing): Promise<void> {
  if (discovery.priceNet === 0 || !guest.buyer) return;
  const { discoveryID, guestID, linkID, buyer } = guest;
  const { name, priceNet: unitNet, vatRate, startsAt, zone } = discovery;
  const object = LINE[firm.locale](name, moment(startsAt, zone, firm.locale)).slice(0, 200);
  const key = ID.derived("key", discoveryID, guestID, linkID);
  const { invoiceID } = await withIdempotencyKey(key, () =>
    Invoice.draftFree({
      buyer: { kind: "company", ...buyer },
      object,
      lines: [{ description: object, quantity: 1, unit: "piece", unitNet, vatRate }],
    }),
  );
  await Discovery.billed(guest, invoiceID);
}

/** He does not come, or nobody does: his entry goes, and the draft that nobody issued. */
async function release(writing: Writing, why: "left" | "cancelled"): Promise<void> {
  const { firm, discovery, guest } = writing;
  const { locale, email: to, guestID, linkID, invoiceID } = guest;
  const { startsAt, zone, name } = discovery;
  const params = { firmName: firm.name, cohortName: name, why, sessions: [{ startsAt, zone }], url: linkTo(guest) };
  const content = render("sessionsWithdrawn", params, locale);
  const calendar = entry(writing, true);
  await sendOnce(`gone-${guestID}-${linkID}`, { to, replyTo: firm.contactEmail, locale, content, calendar });
  const invoice = invoiceID ? await Invoice.find(invoiceID) : undefined;
  if (invoice?.status === "draft") await Invoice.discard({ invoiceID: invoice.invoiceID });
}

const sayGone: Job = async (happened) => {
  const { discoveryID, guestID } = keyOf(happened);
  const [firm, { discovery, guest }] = await Promise.all([Firm.get(), Discovery.guest(discoveryID, guestID)]);
  if (guest?.status === "left") await release({ firm, discovery, guest }, "left");
};

/** Everyone who has a seat now. */
async function seated(discoveryID: string) {
  const [firm, discovery, guests] = await Promise.all([
    Firm.get(),
    Discovery.get(discoveryID),
    Discovery.guestsOf(discoveryID),
  ]);
  return { firm, discovery, guests: guests.filter(({ status }) => status === "seated") };
}

const sayCancelled: Job = async (happened) => {
  const { firm, discovery, guests } = await seated(keyOf(happened).discoveryID);
  for (const guest of guests) await release({ firm, discovery, guest }, "cancelled");
};

const schedule: Job = async (happened) => {
  const { discoveryID } = keyOf(happened);
  const dueAt = Calendar.reminderAt(await Discovery.get(discoveryID), "eve");
  if (dueAt <= now()) return;
  await Due.schedule({ dueAt, dueKey: `${discoveryID}.eve`, event: Discovery.Event.EveDue, ids: { discoveryID } });
};

const recall: Job = async (happened) => {
  const { firm, discovery, guests } = await seated(keyOf(happened).discoveryID);
  if (discovery.status !== "open" || discovery.startsAt <= now()) return;
  const { startsAt, zone, minutes, name: cohortName } = discovery;
  for (const guest of guests) {
    const params = { firmName: firm.name, cohortName, startsAt, zone, minutes, url: linkTo(guest) };
    const content = render("sessionReminder", { ...params, ...whereOf(discovery) }, guest.locale);
    const { email: to, locale, guestID, linkID } = guest;
    await sendOnce(`eve-${guestID}-${linkID}`, { to, replyTo: firm.contactEmail, locale, content });
  }
};

const askAll: Job = async (happened) => {
  const { firm, discovery, guests } = await seated(keyOf(happened).discoveryID);
  const { name, programmeTitle } = discovery;
  for (const guest of guests) {
    const { email: to, locale, guestID } = guest;
    const params = { firmName: firm.name, name, programmeTitle, url: linkTo(guest) };
    const content = render("discoveryAsked", params, locale);
    await sendOnce(`asked-${guestID}`, { to, replyTo: firm.contactEmail, locale, content });
  }
};

const offer: Job = async (happened) => Discovery.offer(keyOf(happened).discoveryID);

export const on = {
  [Discovery.Event.Opened]: schedule,
  [Discovery.Event.Registered]: welcome,
  [Discovery.Event.Left]: sayGone,
  [Discovery.Event.EveDue]: recall,
  [Discovery.Event.Asked]: askAll,
  [Discovery.Event.Answered]: offer,
  [Discovery.Event.Filling]: offer,
  [Discovery.Event.Cancelled]: sayCancelled,
};
