import { type Day, isWorkingDay, plusDays } from "../kernel/index.ts";

/** The contract of an individual who pays for the training himself. */
export interface SignedContract {
  signedOn: Day;
  /** Signed without the firm and the individual being together: online, by mail, by telephone. */
  atDistance: boolean;
}

export interface WithdrawalPeriod {
  days: number;
  startsOn: Day;
  /** The last day on which the individual may withdraw, until midnight. */
  endsOn: Day;
}

/** Days to withdraw: Code du travail L6353-5 (ten); Code de la consommation L221-18 (fourteen at a distance). */
export const WITHDRAWAL_DAYS = { inPerson: 10, atDistance: 14 } as const;

/** The most that may be asked once the period is over: 30 % of the price (Code du travail L6353-6). */
export const FIRST_PAYMENT_RATE = 3_000;

/**
 * The day of signature is not counted. At a distance, a period that would end on a Saturday, a Sunday or a public
 * holiday ends on the next working day (Code de la consommation L221-19); for the ten days no text says so.
 */
export function withdrawalPeriod(contract: SignedContract): WithdrawalPeriod {
  const days = contract.atDistance ? WITHDRAWAL_DAYS.atDistance : WITHDRAWAL_DAYS.inPerson;
  let endsOn = plusDays(contract.signedOn, days);
  while (contract.atDistance && !isWorkingDay(endsOn)) endsOn = plusDays(endsOn, 1);
  return { days, startsOn: plusDays(contract.signedOn, 1), endsOn };
}

/** The first day on which anything may be collected: the day after the period ends. */
export function collectableFrom(contract: SignedContract): Day {
  return plusDays(withdrawalPeriod(contract).endsOn, 1);
}

/** Whether the individual may still withdraw on `day`, from the signature itself on. */
export function mayWithdraw(contract: SignedContract, day: Day): boolean {
  return day >= contract.signedOn && day <= withdrawalPeriod(contract).endsOn;
}

/** The most that the first payment may be, in cents: never a cent above 30 %. */
export function firstPaymentMost(grossCents: number): number {
  return Math.floor((grossCents * FIRST_PAYMENT_RATE) / 10_000);
}
