/** Where a buyer is: two letters of his country, the postal code where it is France. */
interface Place {
  country: string;
  postalCode: string;
}

/** CGI art. 296: in Guadeloupe, Martinique and La Réunion, 8.5 % in place of 20 %, 2.1 % in place of 5.5 % and 10 %. */
const RATES: Readonly<Record<number, number>> = { 2000: 850, 1000: 210, 550: 210 };

/** CGI art. 294-1: no VAT in Guyane and Mayotte. */
export function isVatFree(place: Place): boolean {
  return ["973", "976"].includes(departmentOf(place));
}

/** A rate of mainland France, in basis points, as it is where the buyer lives. Pure. */
export function rateAt(vatRate: number, place: Place): number {
  if (isVatFree(place)) return 0;
  return ["971", "972", "974"].includes(departmentOf(place)) ? (RATES[vatRate] ?? vatRate) : vatRate;
}

function departmentOf({ country, postalCode }: Place): string {
  return country === "FR" ? postalCode.slice(0, 3) : "";
}
