import type { Accounting } from "@entrepairs/core/accounting";
import { Config } from "@entrepairs/core/gateway";
import type { RecordDocument } from "@entrepairs/facturx";
import { demoMark, wholeColour } from "./agreement.ts";

type Statement = Awaited<ReturnType<typeof Accounting.statement>>;

const KINDS: Record<Accounting.StatementLine["kind"], string> = {
  invoice: "Facture",
  creditNote: "Avoir",
  before: "Payé avant la reprise",
  payment: "Paiement",
  surplus: "Paiement en trop",
  refund: "Remboursement",
  refundFailed: "Remboursement revenu",
  dispute: "Paiement contesté",
  reinstated: "Contestation gagnée",
  returned: "Paiement revenu impayé",
  setOff: "Compensation",
};

/** A client's account as he is sent it, in French: its lines with the balance after each, and what is late. */
export function statementDocument(statement: Statement): RecordDocument {
  const { firm, organization, from, on, before, lines, balance, ageing } = statement;
  const { address } = organization;
  let left = before;
  const rows = lines.map(({ on: day, kind, number, dueOn, amount }) => {
    left += amount;
    const due = dueOn ? ` (échéance ${french(dueOn)})` : "";
    const [debit, credit] = amount >= 0 ? [euros(amount), ""] : ["", euros(-amount)];
    return [french(day), `${KINDS[kind]} ${number}${due}`, debit, credit, euros(left)];
  });
  const late = [ageing.notDue, ageing.upTo30, ageing.upTo60, ageing.upTo90, ageing.over90].map(euros);
  return {
    title: "Relevé de compte",
    author: firm.name,
    day: on,
    facts: [
      { label: "Client", value: organization.name },
      ...(address ? [{ label: "Adresse", value: `${address.street}, ${address.postalCode} ${address.city}` }] : []),
      { label: "Période", value: `du ${french(from)} au ${french(on)}` },
      { label: balance < 0 ? "Solde à vous rendre" : "Solde à régler", value: euros(Math.abs(balance)) },
      { label: "Non échu", value: late[0] ?? "" },
      { label: "Échu de 1 à 30 jours", value: late[1] ?? "" },
      { label: "Échu de 31 à 60 jours", value: late[2] ?? "" },
      { label: "Échu de 61 à 90 jours", value: late[3] ?? "" },
      { label: "Échu de plus de 90 jours", value: late[4] ?? "" },
    ],
    columns: [
      { title: "Date", share: 12 },
      { title: "Opération", share: 43 },
      { title: "Débit", share: 15, align: "right" },
      { title: "Crédit", share: 15, align: "right" },
      { title: "Solde", share: 15, align: "right" },
    ],
    rows: [[french(from), "Solde précédent", "", "", euros(before)], ...rows],
    closing: `${firm.name}, SIRET ${firm.siret}. Ce relevé n’est pas une facture\u00a0: il rappelle celles qui ont été émises et ce qui en a été payé.`,
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark("fr") }),
  };
}

const french = (day: string): string => day.split("-").reverse().join("/");

/** `1 234,56 €`, its spaces no-break. */
function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${cents < 0 ? "-" : ""}${whole},${digits.slice(-2)}\u00a0€`;
}
