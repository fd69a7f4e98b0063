import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, netWithin, PAY_WITHIN_DAYS } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, Invoices } from "../invoice/index.ts";
import { Actor, dayOf, ID, now, type Row } from "../kernel/index.ts";
import { isDue, isOwed, progressOf } from "./due.ts";
import { Plans } from "./plan.table.ts";
import { type Key, load, type Part, type Standing } from "./row.ts";

type InvoiceRow = Row<typeof Invoices>;

/**
 * The draft that is to be issued next of a plan, drafted now if its part has come due; undefined when there is nothing to
 * do. A part stands on one invoice, however often and by whomever this is asked; the last one waits for the others to be
 * issued, and deducts them from the whole price.
 */
export async function next(key: Key): Promise<string | undefined> {
  Actor.assertSystem();
  const firm = await Firm.get();
  const found = await untilWritten(() => nextOnce(key, firm));
  return found.invoiceID;
}

async function nextOnce(key: Key, firm: Firm.Info): Promise<{ invoiceID?: string } | undefined> {
  const standing = await load(key);
  if (!standing || !isOwed(standing.enrolment) || standing.cohort.status === "cancelled") return {};
  const { plan } = standing;
  const invoices = await invoicesOf(plan.instalments);
  const progress = progressOf(standing, dayOf(now(), firm.zone));
  for (const [at, part] of plan.instalments.entries()) {
    const invoice = invoices.get(part.invoiceID ?? "");
    if (invoice?.status === "draft") return { invoiceID: invoice.invoiceID };
    if (invoice) continue;
    if (!isDue(part, plan, progress)) return {};
    return (await draft({ standing, at, firm, earlier: [...invoices.values()] })) ?? undefined;
  }
  return {};
}

/** The invoices of these parts, by id. */
export async function invoicesOf(parts: readonly Pick<Part, "invoiceID">[]): Promise<Map<string, InvoiceRow>> {
  const ids = parts.flatMap(({ invoiceID }) => invoiceID ?? []);
  const [found] = await db().gets(ids.map((invoiceID) => ({ entity: Invoices, key: { invoiceID } })));
  return new Map(found.flatMap((one) => (one ? [[one.invoiceID, one] as const] : [])));
}

interface Drafting {
  standing: Standing;
  at: number;
  firm: Firm.Info;
  /** Issued, of the parts before. */
  earlier: readonly InvoiceRow[];
}

/** Refused when the seat or the plan changed meanwhile: then all is read anew. */
async function draft(drafting: Drafting): Promise<{ invoiceID: string } | undefined> {
  const { plan, enrolment } = drafting.standing;
  const part = plan.instalments[drafting.at];
  if (!part) throw new Error("A plan lost a part");
  const { invoiceID, operations } = await Invoice.preparation(preparationOf(drafting, part));
  const instalments = plan.instalments.map((one) => (one === part ? { ...one, invoiceID } : one));
  const written = await db().write(
    {
      ...operations,
      plan: Plans.replace({ ...plan, instalments }),
      seat: Enrolment.bill(enrolment, { payerID: plan.payerID, invoiceID }),
    },
    { invoiceID },
  );
  return written.refused ? undefined : written.answer;
}

const TITLES = {
  fr: { deposit: "Acompte", interim: "Échéance", balance: "Solde" },
  en: { deposit: "Deposit", interim: "Instalment", balance: "Balance" },
};

function preparationOf({ standing, at, firm, earlier }: Drafting, part: Part): Invoice.Preparation {
  const { plan, enrolment, cohort } = standing;
  const [payer] = enrolment.payers;
  if (payer?.kind !== "individual") throw new Error("A plan is of an individual");
  const isLast = at === plan.instalments.length - 1;
  const kind = kindOf({ isFirst: at === 0, isLast, part });
  const about = `${cohort.programmeTitle} – ${cohort.name}`;
  const title =
    kind === "standard" ? about : `${TITLES[enrolment.locale][kind]} ${at + 1}/${plan.instalments.length} – ${about}`;
  const vatRate = Enrolment.chargedRate(firm, enrolment.vatRate);
  // What was signed is what is paid: the price with its VAT, whatever the rate has become.
  const unitNet = isLast ? netWithin(plan.gross, vatRate) : netWithin(part.amount, vatRate);
  const before = isLast ? earlier : [];
  return {
    invoiceID: ID.derived("invoice", part.instalmentID),
    kind,
    buyer: Invoice.buyerOfPayer(payer),
    object: title.slice(0, 200),
    lines: [
      {
        description: `${isLast ? about : title} (${enrolment.given} ${enrolment.family})`,
        quantity: 1,
        unitNet,
        vatRate,
      },
    ],
    prepaid: before.reduce((sum, { gross, creditedGross }) => sum + gross - creditedGross, 0),
    preceding: before.map(({ invoiceID, number, issuedOn }) => ({
      invoiceID,
      number: number ?? "",
      issuedOn: issuedOn ?? "",
    })),
    term: { days: PAY_WITHIN_DAYS, endOfMonth: false },
    terms: `Paiement sous ${PAY_WITHIN_DAYS} jours, en ligne ou par virement.`,
    planID: plan.planID,
    instalmentID: part.instalmentID,
  };
}

type Kind = "standard" | "deposit" | "interim" | "balance";

function kindOf({ isFirst, isLast, part }: { isFirst: boolean; isLast: boolean; part: Part }): Kind {
  if (isLast) return isFirst ? "standard" : "balance";
  return part.trigger === "period" ? "deposit" : "interim";
}
