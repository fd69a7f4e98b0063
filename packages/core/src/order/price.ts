import type * as v from "valibot";
import { type DomainError, ID, refusedField, share, spread, times, vatOf } from "../kernel/index.ts";
import type { Instalment, OrderLine, Rebate } from "./order.table.ts";

export type Line = v.InferOutput<typeof OrderLine>;
export type Discount = v.InferOutput<typeof Rebate>;
export type Part = v.InferOutput<typeof Instalment>;

/** Rates of France; the last two are those of the overseas departments. */
const RATES: readonly number[] = [2000, 1000, 550, 850, 210];

interface Taxed {
  regime: "standard" | "exempt" | "franchise";
  nature: "training" | "service";
}

/** The rate of a line: none where the firm charges none, else the asked one, 20 % unless told. */
export function rateOf(asked: number | undefined, { regime, nature }: Taxed, path: string): number {
  if (regime === "franchise" || (regime === "exempt" && nature === "training")) return 0;
  const rate = asked ?? 2000;
  if (!RATES.includes(rate)) throw refusedField(path, "order.vat_rate", "This rate is not on the list");
  return rate;
}

/** What a line comes to before VAT, in cents, its own discount taken off. */
export function netOf(line: Pick<Line, "quantity" | "unitNet" | "discount">, path: string): number {
  const whole = times(line.quantity, line.unitNet);
  return whole - off(line.discount, whole, path);
}

function off(discount: Discount | null, from: number, path: string): number {
  const amount = discount ? (discount.amount ?? share(from, discount.basisPoints ?? 0)) : 0;
  if (amount <= from) return amount;
  throw refusedField(path, "order.discount_above", "A discount takes off more than there is");
}

/** Totals in cents: VAT once a rate, a discount on the whole spread over the rates; `net + vat = gross`. */
export function totalsOf(lines: readonly Pick<Line, "vatRate" | "net">[], discount: Discount | null) {
  const byRate = new Map<number, number>();
  for (const { vatRate, net } of lines) byRate.set(vatRate, (byRate.get(vatRate) ?? 0) + net);
  const bases = [...byRate].map(([vatRate, base]) => ({ vatRate, base }));
  const sum = bases.reduce((total, { base }) => total + base, 0);
  const taken = spread(
    off(discount, sum, "discount"),
    bases.map(({ base }) => base),
  );
  const rates = bases.map(({ vatRate, base }, at) => {
    const left = base - (taken[at] ?? 0);
    return { vatRate, base: left, vat: vatOf(left, vatRate) };
  });
  const net = rates.reduce((total, rate) => total + rate.base, 0);
  const vat = rates.reduce((total, rate) => total + rate.vat, 0);
  return { net, vat, gross: net + vat, rates };
}

type Trigger = Pick<Part, "trigger" | "session" | "day">;
/** A share of the price in basis points, or a sum in cents before VAT. */
export type CustomPart = Trigger & { basisPoints?: number | undefined; amount?: number | undefined };
export type Schedule =
  | { kind: "order" | "deposit30" | "thirds" | "sessions" | "end" }
  | { kind: "custom"; parts: readonly CustomPart[] };

/**
 * The parts in which a price is invoiced, adding up to it to the cent (largest remainder). Parts by session need the
 * group's number of sessions (`order.schedule_sessions`); custom shares and sums make the whole (`order.schedule_sum`).
 */
export function instalmentsOf(schedule: Schedule, net: number, sessions: number): Part[] {
  const parts = partsOf(schedule, sessions);
  const nets = schedule.kind === "custom" ? customNets(parts, net) : spread(net, parts.map(shareOf));
  return parts.map(({ basisPoints: _, amount: __, ...trigger }, at) => ({
    ...trigger,
    instalmentID: ID.create("instalment"),
    net: nets[at] ?? 0,
    invoiceID: null,
    dropped: false,
    again: 0,
  }));
}

const shareOf = ({ basisPoints = 0 }: CustomPart) => basisPoints;

/** Sums as they were typed, and the rest by share: together the price, but for the cents that rounding leaves. */
function customNets(parts: readonly CustomPart[], net: number): number[] {
  if (parts.some(({ amount, basisPoints }) => (amount === undefined) === (basisPoints === undefined))) {
    throw scheduleRefused("one", "A part is a share or a sum");
  }
  const rest = net - parts.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const shares = parts.filter(({ amount }) => amount === undefined);
  const wanted = shares.reduce((sum, part) => sum + share(net, shareOf(part)), 0);
  if (rest < 0 || Math.abs(wanted - rest) > shares.length) throw scheduleRefused("sum", "The parts make the whole");
  const left = spread(rest, shares.map(shareOf)).values();
  return parts.map(({ amount }) => amount ?? left.next().value ?? 0);
}

function partsOf(schedule: Schedule, sessions: number): CustomPart[] {
  if (schedule.kind === "order") return [{ trigger: "order", basisPoints: 10_000 }];
  if (schedule.kind === "end") return [{ trigger: "end", basisPoints: 10_000 }];
  if (schedule.kind === "deposit30") {
    return [
      { trigger: "order", basisPoints: 3_000 },
      { trigger: "end", basisPoints: 7_000 },
    ];
  }
  if (schedule.kind === "custom") return custom(schedule.parts, sessions);
  if (sessions === 0) throw scheduleRefused("sessions", "This schedule needs a group with its sessions");
  if (schedule.kind === "sessions") {
    return Array.from({ length: sessions }, (_, at) => ({ trigger: "session", session: at + 1, basisPoints: 1 }));
  }
  return [
    { trigger: "order", basisPoints: 1 },
    { trigger: "session", session: Math.ceil(sessions / 2), basisPoints: 1 },
    { trigger: "end", basisPoints: 1 },
  ];
}

function custom(parts: readonly CustomPart[], sessions: number): CustomPart[] {
  if (parts.length === 0) throw scheduleRefused("sum", "A schedule has parts");
  const ofShares = parts.every(({ amount }) => amount === undefined);
  if (ofShares && parts.reduce((sum, part) => sum + shareOf(part), 0) !== 10_000) {
    throw scheduleRefused("sum", "The parts of a schedule make 100 %");
  }
  const beyond = parts.some(({ trigger, session = 0 }) => trigger === "session" && (session < 1 || session > sessions));
  if (beyond) throw scheduleRefused("sessions", "A part waits for a session that the group does not have");
  if (parts.some(({ trigger, day }) => trigger === "day" && !day)) throw scheduleRefused("day", "A day is missing");
  return [...parts];
}

function scheduleRefused(reason: string, message: string): DomainError {
  return refusedField("schedule", `order.schedule_${reason}`, message);
}
