import { plural } from "../../format/number.ts";
import type { fr } from "../fr/certificate.ts";

export const en: typeof fr = {
  title: "Certificates of completion",
  of: (name: string, length: string) => `${name}, ${length}`,
  signed: (by: string, day: string) => `signed by ${by} on ${day}`,
  all: "Download all (ZIP, in French)",
  allEnglish: "In English (ZIP)",
  none: "No certificate is signed yet.",
  body: "A certificate says what each person followed, after the attendance of the sessions held. It is signed again when the hours change.",
  issue: "Sign the certificates",
  again: "Update the certificates",
  issued: (count: number) =>
    count === 0
      ? "Nothing has changed: the certificates stay as they are signed."
      : `${plural(count, "certificate", "certificates")} signed.`,
  errors: {
    "certificate.nothing_held": "No session held has its attendance recorded: there is nothing to certify.",
    "certificate.not_found": "This certificate is not signed.",
  },
};
