import { words } from "../../messages/meeting-name.ts";

export interface Meeting {
  kind: string;
  number: number;
}

/** `Séance de lancement`, `Séance 3`; a kind that this version does not know is told by its number. */
export function meetingName({ kind, number }: Meeting): string {
  if (kind === "kickoff" || kind === "review" || kind === "discovery") return words().kind[kind];
  return words().kind.regular(number);
}
