import { NBSP } from "./intl.ts";

const spaced = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(NBSP);

/** `732 829 320 00074`, of a bare SIRET or SIREN; anything else as it is. */
export function siret(number: string): string {
  const parts = /^(\d{3})(\d{3})(\d{3})(\d{5})?$/.exec(number);
  return parts ? spaced(...parts.slice(1)) : number;
}

/** `FR 44 732 829 320`; the number of another state keeps its body in one piece. */
export function vatNumber(number: string): string {
  const french = /^FR([0-9A-Z]{2})(\d{9})$/.exec(number);
  return french ? spaced("FR", french[1], siret(french[2] ?? "")) : spaced(number.slice(0, 2), number.slice(2));
}

/** `FR76 3000 …`: an IBAN in groups of four. */
export function iban(number: string): string {
  return number.replace(/(.{4})(?=.)/g, `$1${NBSP}`);
}

/** `11 75 12345 67`, as the administration writes the activity number of a training body. */
export function activityNumber(number: string): string {
  const parts = /^(\d{2})(\d{2})(\d{5})(\d{2})$/.exec(number);
  return parts ? spaced(...parts.slice(1)) : number;
}
