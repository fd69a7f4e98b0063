const USUAL = "Europe/Paris";
let firm = USUAL;
let address = (): string => "";
let session: string | undefined;
const groups = new Map<string, string>();

/** The firm's IANA zone, once it is known, and where the reader is. */
export function readHoursIn(timeZone = USUAL, path = address): void {
  firm = timeZone;
  address = path;
}

/** What is read under the address of this group, or discovery session, is read by its clocks. */
export const learnZone = (id: string, timeZone: string): void => void groups.set(id, timeZone);

/** Where hours are read, whatever the device's: a session's, the zone of the group in the address, the firm's. */
export function hoursZone(): string {
  const [group] = address()
    .split("/")
    .flatMap((part) => groups.get(part) ?? []);
  return session ?? group ?? firm;
}

/** What `say` says by the clocks of a session, the firm's when it names none. */
export function byClocksOf(timeZone: string | undefined, say: () => string): string {
  const before = session;
  session = timeZone;
  try {
    return say();
  } finally {
    session = before;
  }
}

/** The firm’s own zone. */
export const firmZone = (): string => firm;
