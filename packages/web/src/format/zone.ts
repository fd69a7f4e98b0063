const USUAL = "Europe/Paris";
let zone = USUAL;

/** The firm's IANA zone, once it is known, or the zone of the group that is read. */
export function readHoursIn(timeZone = USUAL): void {
  zone = timeZone;
}

/** Where the hours of a meeting are read: the firm's zone, whatever the device's. */
export const hoursZone = (): string => zone;
