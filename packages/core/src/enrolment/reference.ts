/** What a person reads over the telephone: the end of the id, in two groups. */
export function reference(enrolmentID: string): string {
  return `INS-${enrolmentID.slice(-8, -4)}-${enrolmentID.slice(-4)}`;
}
