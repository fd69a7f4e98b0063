import type { TRAINEE_STATUSES } from "./participant.table.ts";

type TraineeStatus = (typeof TRAINEE_STATUSES)[number];

const written: Record<TraineeStatus, string> = {
  employee: "salarie|salariee|employe|employee|cdi|cdd|salarie du prive",
  jobSeeker: "demandeur d emploi|demandeuse d emploi|en recherche d emploi|chomeur|job seeker|jobseeker",
  selfEmployed: "independant|independante|freelance|travailleur non salarie|tns|non salarie|self employed|selfemployed",
  publicServant: "agent public|agente publique|fonctionnaire|agent|public servant|publicservant|civil servant",
  other: "autre|other|particulier|individual",
};
const known = new Map<string, TraineeStatus>(
  Object.entries(written).flatMap(([status, words]) =>
    words.split("|").map((word): [string, TraineeStatus] => [word, status as TraineeStatus]),
  ),
);

/** The status of a trainee as people write it, in French or English; null for nothing, undefined for another word. */
export function traineeStatusOf(typed: string): TraineeStatus | null | undefined {
  const plain = typed
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
  return plain === "" ? null : known.get(plain);
}
