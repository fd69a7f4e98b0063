import { Enrolment } from "../enrolment/index.ts";
import type { Firm } from "../firm/index.ts";
import type { Invoice } from "../invoice/index.ts";
import { french } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import type { Stored } from "./read.ts";

type Paper = Omit<Invoice.Preparation, "buyer">;

/** The documents that a cancellation asks for: what was held, and the fee, which names no seat (it pays for none). */
export async function papersOf(row: Stored, firm: Pick<Firm.Info, "locale">) {
  const [group, order] = await Promise.all([
    Enrolment.groupOf(row.cohortID),
    row.orderID ? Order.get(row.orderID) : undefined,
  ]);
  const { cohort, sessions, enrolments } = group;
  const seat = enrolments.find(({ enrolmentID }) => enrolmentID === row.enrolmentID);
  const held = sessions.filter(({ status }) => status === "held").length;
  const about = `${row.name} – ${cohort.programmeTitle} – ${cohort.name}`.slice(0, 160);
  const isFrench = firm.locale === "fr";
  const heldText = isFrench
    ? french(`Séances tenues (${held} sur ${sessions.length}) – ${about}`)
    : `Sessions held (${held} of ${sessions.length}) – ${about}`;
  const feeText = isFrench ? french(`Dédit d’annulation – ${about}`) : `Cancellation fee – ${about}`;
  const vatRate = seat?.vatRate ?? order?.rates[0]?.vatRate ?? cohort.vatRate;
  return {
    held: (net: number): Paper => paper("standard", heldText, { net, vatRate, reason: row.reason }),
    fee: (net: number): Paper => paper("fee", feeText, { net, vatRate: 0, reason: row.reason }),
  };
}

function paper(kind: "standard" | "fee", text: string, given: { net: number; vatRate: number; reason: string }): Paper {
  const { net, vatRate, reason } = given;
  const line = { description: text, quantity: 1, unitNet: net, vatRate };
  return { kind, object: text.slice(0, 200), lines: [line], reason };
}
