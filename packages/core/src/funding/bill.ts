import * as v from "valibot";
import { AttendanceSheets, type Followed, followedOf } from "../attendance/index.ts";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, InvoiceCards, Invoices } from "../invoice/index.ts";
import { Actor, DomainError, dayOf, fn, ID, now } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { type Funder, funderOf } from "./funder.ts";
import { type Billed, billOf, gapsOf } from "./gaps.ts";
import { funderPayerID } from "./payers.ts";
import { actorName, type Changed, get, notThere, refused, rowsOfChange, type Stored, told } from "./row.ts";

const Key = v.object({ fundingID: ID.schema("funding") });

/**
 * Drafts the funder's invoice from the hours held and followed, and from nothing else: one line a person. A draft that
 * is there is dropped for it; an issued one stays (`funding.invoiced`).
 */
export const draft = fn("funding.draft", Key, async ({ fundingID }) => {
  Actor.assertRole("owner", "manager");
  const by = await actorName();
  return untilWritten(() => draftOnce(fundingID, by));
});

async function draftOnce(fundingID: string, by: string | null): Promise<Changed | undefined> {
  const funding = await get(fundingID);
  if (funding.status !== "agreed" || !funding.agreed) throw notThere("There is no agreement to invoice");
  if (!funding.subrogation) throw refused("no_subrogation", "The organization is invoiced: the funder pays it back");
  const dropped = await droppedOf(funding);
  const [funder, group] = await Promise.all([funderOf(funding.funderID), Enrolment.groupOf(funding.cohortID)]);
  const followed = followedOf(group, funding.people);
  const lines = billOf(funding, followed);
  if (lines.length === 0) throw refused("nothing_held", "Nothing was held that these people followed");
  const { invoiceID, operations } = await Invoice.preparation(
    preparationOf({ funding, funder, group, followed, lines }),
  );
  const drafted = told({ ...funding, invoiceID }, "drafted", { by });
  const written = await db().write(
    {
      ...rowsOfChange(drafted),
      invoice: operations.invoice,
      invoiceCard: operations.card,
      drafted: operations.event,
      ...(dropped && {
        old: Invoices.delete({ invoiceID: dropped.invoiceID }).ifStill({ rev: dropped.rev }),
        oldCard: InvoiceCards.delete({ invoiceID: dropped.invoiceID }),
      }),
      seats: billedSeats(funding, group, { invoiceID, lines, without: dropped?.invoiceID }),
    },
    { fundingID, rev: funding.rev + 1, status: funding.status },
  );
  return written.refused ? undefined : written.answer;
}

/** The draft that a new one replaces, in the same transaction; an issued invoice stays. */
async function droppedOf({ invoiceID }: Stored): Promise<Invoice.Stored | undefined> {
  const before = invoiceID ? await db().get(Invoices, { invoiceID }) : undefined;
  if (!before || before.status === "credited") return undefined;
  if (before.status === "draft") return before;
  throw refused("invoiced", "Its invoice is issued");
}

/** Its draft was dropped by hand: the file waits for its invoice again. Another draft of its own changes nothing. */
export async function recordDropped(fundingID: string, invoiceID: string): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const funding = await get(fundingID);
    if (funding.invoiceID !== invoiceID) return true;
    const written = await db().write(rowsOfChange(told({ ...funding, invoiceID: null }, "draftDropped")), {});
    return written.refused ? undefined : true;
  });
}

interface Billing {
  invoiceID: string;
  lines: readonly Billed[];
  without: string | undefined;
}

/** The seats of the file: on the new draft where it bills them, on the one before no more. */
function billedSeats({ fundingID, people }: Stored, group: Enrolment.Group, { invoiceID, lines, without }: Billing) {
  return people.flatMap(({ enrolmentID }) => {
    const seat = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (!seat) return [];
    const others = (seat.billed ?? []).filter((one) => one.invoiceID !== without);
    const isBilled = lines.some((one) => one.enrolmentID === enrolmentID);
    const own = isBilled ? [{ payerID: funderPayerID(fundingID, enrolmentID), invoiceID }] : [];
    return [Enrolments.replace({ ...seat, billed: [...others, ...own] })];
  });
}

interface Drafting {
  funding: Stored;
  funder: Funder;
  group: Enrolment.Group;
  followed: readonly Followed[];
  lines: readonly Billed[];
}

function preparationOf({
  funding,
  funder,
  group,
  followed,
  lines,
}: Drafting): Parameters<typeof Invoice.preparation>[0] {
  const { fundingID, fileNumber, programmeTitle, cohortName, cohortID, organizationName, documents } = funding;
  const { name, siret, address, email } = funder;
  const papers = [
    ...(documents.certificate ? ["certificats de réalisation"] : []),
    ...(documents.attendance ? ["feuille de présence"] : []),
  ];
  return {
    kind: "standard",
    fundingID,
    object: `${programmeTitle} – ${cohortName}`.slice(0, 200),
    buyer: {
      kind: "funder",
      organizationID: null,
      name,
      siret,
      vatNumber: null,
      address,
      email,
      serviceCode: null,
      engagementNumber: null,
      reference: fileNumber,
      country: address.country,
    },
    lines: lines.map(({ enrolmentID, name: person, net }) => {
      const seat = seatOf(group, enrolmentID);
      const own = followed.find((one) => one.enrolmentID === enrolmentID);
      const [from = "", until = ""] = [own?.days[0], own?.days.at(-1)];
      const hours = `${hoursFrench(own?.minutes ?? 0)} suivies du ${dayFrench(from)} au ${dayFrench(until)}`;
      return {
        description: `${programmeTitle.slice(0, 150)} – ${cohortName.slice(0, 120)}, ${hours}`,
        quantity: 1,
        unitNet: net,
        vatRate: seat.vatRate,
        seats: [{ cohortID, enrolmentID, payerID: funderPayerID(fundingID, enrolmentID), name: person }],
      };
    }),
    said: [
      `Dossier de prise en charge ${fileNumber ?? ""} — subrogation de paiement pour le compte de ${organizationName}.`,
      ...(papers.length > 0 ? [`Pièces jointes\u00a0: ${papers.join(", ")}.`] : []),
    ],
  };
}

/**
 * Issues the funder's invoice, when agreement, hours and invoice agree: any gap blocks it (`funding.gaps`, each gap's
 * code with its place). The agreement and the sheets it was read from are conditions of the same transaction.
 */
export const issue = fn("funding.issue", Key, async ({ fundingID }) => {
  Actor.assertRole("owner", "manager");
  const [funding, by, { zone }] = await Promise.all([get(fundingID), actorName(), Firm.get()]);
  const invoice = funding.invoiceID ? await db().get(Invoices, { invoiceID: funding.invoiceID }) : undefined;
  if (!invoice) throw refused("not_drafted", "Prepare its invoice first");
  const group = await Enrolment.groupOf(funding.cohortID);
  const facts = {
    followed: followedOf(group, funding.people),
    draft: billedBy(invoice),
    today: dayOf(now(), zone),
  };
  const gaps = gapsOf(funding, facts);
  if (gaps.length > 0) {
    const fields = gaps.map(({ code }, at) => ({ path: `gaps.${at}`, code: `funding.gap_${code}` }));
    throw new DomainError("conflict", "funding.gaps", "Agreement, hours and invoice differ", fields);
  }
  const issued = told(funding, "issued", { by });
  const answer = await Invoice.issueFunded(invoice.invoiceID, {
    operations: {
      ...rowsOfChange(issued),
      sheets: rowsOf(AttendanceSheets, group.items).map((sheet) =>
        AttendanceSheets.check(sheet).ifStill({ rev: sheet.rev }),
      ),
      billed: event(Event.Billed, { fundingID }),
    },
    otherwise: new DomainError("conflict", "funding.changed_meanwhile", "Someone changed this meanwhile"),
  });
  return { fundingID, invoiceID: answer.invoiceID, number: answer.number, status: answer.status };
});

/** Whom a funder's invoice bills, line by line. */
export function billedBy(invoice: Pick<Invoice.Content, "lines">): Billed[] {
  return invoice.lines.map(({ seats: [seat], net, description }) => ({
    enrolmentID: seat?.enrolmentID ?? "",
    name: seat?.name ?? description,
    net,
  }));
}

function seatOf({ enrolments }: Enrolment.Group, enrolmentID: string): Enrolment.Stored {
  const seat = enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!seat) throw refused("person_unknown", "Someone has no seat any more");
  return seat;
}

/** `10 h 30`, as French papers write it. */
export function hoursFrench(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}

function dayFrench(day: string): string {
  return day.split("-").reverse().join("/");
}
