import type * as v from "valibot";
import type { Credential } from "../credential/index.ts";
import { dayOf, endingOf } from "../kernel/index.ts";
import type { Proofs } from "./proofs.ts";
import type { INDICATORS, PackParts } from "./quality.table.ts";

export type IndicatorID = (typeof INDICATORS)[number];
type Part = v.InferOutput<typeof PackParts.options.schema>;
export type Entry = Part["entries"][number];

/** A path part as every system opens it: letters, digits and hyphens. */
export function plainName(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60) || "sans-nom"
  );
}

export const folderOf = (indicator: IndicatorID): string => `indicateur-${String(indicator).padStart(2, "0")}`;

/** Lists that are made of a group, by indicator. */
const LISTS: readonly (readonly [IndicatorID, string])[] = [
  [6, "deroules"],
  [8, "positionnement"],
  [9, "informations"],
  [10, "dates"],
  [12, "presences"],
  [17, "moyens"],
  [18, "intervenants"],
  [19, "deroules"],
  [21, "intervenants"],
  [30, "questionnaires"],
];

/** How a pack names a scan of a session's paper sheet. */
const scanIDOf = (sessionID: string, signatureID: string): string => `${sessionID} ${signatureID}`;
export function scanKeyOf(id: string): { sessionID: string; signatureID: string } {
  const [sessionID = "", signatureID = ""] = id.split(" ");
  return { sessionID, signatureID };
}

/** What one group has, each file at its place by indicator; whom it is of is added when it is drawn. Pure. */
export function entriesOf({ group, certificates, documents, framings, sheets, waves, orders }: Proofs): Entry[] {
  const { cohort } = group;
  const home = `${plainName(cohort.name)}-${cohort.cohortID.slice(-6).toLowerCase()}`;
  const at = (indicator: IndicatorID, kind: Entry["kind"], id: string, file: string): Entry => ({
    path: `${folderOf(indicator)}/${home}/${file}`,
    indicator,
    kind,
    id,
  });
  const numbered = (place: number) => String(place + 1).padStart(2, "0");
  const ofKind = (...kinds: string[]) => documents.filter(({ kind }) => kinds.includes(kind));
  const document = (indicator: IndicatorID) => (one: Proofs["documents"][number], place: number) =>
    at(indicator, "document", one.documentID, `${numbered(place)}-${one.kind.toLowerCase()}.pdf`);
  const signed = orders.filter(({ agreement, papers }) => agreement && (papers.signed || papers.agreement));
  return [
    ...signed.map((order) => at(4, "agreement", order.orderID, `convention-${plainName(order.number ?? "")}.pdf`)),
    ...framings.map((one, place) =>
      at(4, "framing", one.organizationID, `${numbered(place)}-note-de-cadrage-${plainName(one.organizationName)}.pdf`),
    ),
    ...ofKind("programme").map(document(5)),
    ...ofKind("rules", "summons", "employerSummons").map(document(9)),
    ...ofKind("attestation").map(document(11)),
    ...certificates.map((one, place) => at(11, "certificate", one.enrolmentID, `${numbered(place)}-certificat.pdf`)),
    ...sheets.map(({ session }) =>
      at(12, "sheet", session.sessionID, `emargement-${dayOf(session.startsAt, session.zone)}-${session.number}.pdf`),
    ),
    ...sheets.flatMap(({ session, paper }) =>
      (paper?.scans ?? []).map(({ signatureID }, place) =>
        at(
          12,
          "scan",
          scanIDOf(session.sessionID, signatureID),
          `emargement-${dayOf(session.startsAt, session.zone)}-${session.number}-papier-${place + 1}.pdf`,
        ),
      ),
    ),
    ...LISTS.filter(
      ([indicator]) => indicator !== 8 || waves.some(({ timing }) => timing === "pre" || timing === "post"),
    )
      .filter(([indicator]) => indicator !== 30 || waves.length > 0)
      .map(([indicator, name]) => at(indicator, "list", name, `${name}.csv`)),
  ];
}

/** What a group lacks, by indicator: each code has its sentence and the page that mends it. Pure. */
export function lacksOf({
  held,
  sheets,
  certificates,
  documents,
  framings,
  handouts,
  waves,
  orders,
  group,
}: Proofs): Part["lacks"] {
  const lacking: [IndicatorID, string, boolean][] = [
    [4, "agreement", !orders.some(({ agreement }) => agreement?.buyer)],
    [4, "framing", group.enrolments.some(({ organizationID }) => organizationID !== null) && framings.length === 0],
    [8, "positioning", !waves.some(({ timing }) => timing === "pre")],
    [9, "summons", !documents.some(({ kind }) => kind === "summons")],
    [9, "handedOut", handouts.length === 0],
    [11, "certificates", held.length > 0 && certificates.length === 0],
    [12, "sheets", sheets.filter(({ lockedAt }) => lockedAt !== null).length < held.length],
    [30, "asked", held.length > 0 && waves.length === 0],
    [30, "sponsors", group.cohort.status === "closed" && !waves.some(({ audience }) => audience === "sponsor")],
  ];
  return lacking.flatMap(([indicator, code, is]) => (is ? [{ indicator, code }] : []));
}

/** What the firm has beside its groups. */
export interface FirmProofs {
  programme: {
    status: string;
    objectives: readonly string[];
    outline: readonly string[];
    methods: string | null;
    prerequisites: string | null;
    disabilityContact: string | null;
  };
  published: number;
  complaints: number;
  /** Lines of the register, by indicator. */
  register: ReadonlyMap<IndicatorID, number>;
  /** What the facilitators of its groups handed over, and how many of them led. */
  credentials: readonly Pick<
    Credential.Stored,
    "credentialID" | "memberID" | "memberName" | "kind" | "title" | "type"
  >[];
  coachIDs: readonly string[];
}

/** The indicator that each kind of a facilitator's paper shows. */
const SHOWS: Readonly<Record<Credential.Stored["kind"], IndicatorID>> = {
  cv: 21,
  diploma: 21,
  training: 22,
  subcontracting: 27,
};

/** Where a facilitator's paper stands under an indicator; none that shows another. Pure. */
export function credentialPath(
  { credentialID, memberName, kind, title, type }: FirmProofs["credentials"][number],
  indicator: IndicatorID,
): string | undefined {
  if (SHOWS[kind] !== indicator) return undefined;
  const end = credentialID.slice(-4).toLowerCase();
  return `intervenants/${plainName(memberName)}/${kind}-${plainName(title)}-${end}.${endingOf(type)}`;
}

/** Files that a pack holds of the firm, and what the firm lacks, by indicator. Pure. */
export function ofFirm({ programme, published, complaints, register, credentials, coachIDs }: FirmProofs) {
  const files = (indicator: IndicatorID): string[] => [
    ...([1, 5, 6, 26].includes(indicator) ? ["programme.pdf"] : []),
    ...(indicator === 2 && published > 0 ? ["resultats-publies.csv"] : []),
    ...(indicator === 31 ? ["reclamations.csv"] : []),
    ...(register.get(indicator) ? ["registre.csv"] : []),
    ...credentials.flatMap((one) => credentialPath(one, indicator) ?? []),
  ];
  const withoutOne = (kinds: readonly string[]) =>
    coachIDs.some((id) => !credentials.some(({ memberID, kind }) => memberID === id && kinds.includes(kind)));
  const isHandedOver = (indicator: IndicatorID) => credentials.some(({ kind }) => SHOWS[kind] === indicator);
  const lacks = (indicator: IndicatorID): string[] => {
    const is: Partial<Record<IndicatorID, [string, boolean][]>> = {
      1: [["published", programme.status !== "published"]],
      2: [["results", published === 0]],
      5: [["objectives", programme.objectives.length === 0]],
      6: [["contents", programme.outline.length === 0 && !programme.methods]],
      8: [["prerequisites", !programme.prerequisites]],
      21: [["competence", withoutOne(["cv", "diploma"])]],
      22: [["upkeep", withoutOne(["training"]) && !register.get(22)]],
      26: [["disability", !programme.disabilityContact]],
    };
    const own = (is[indicator] ?? []).flatMap(([code, lacking]) => (lacking ? [code] : []));
    // Nothing of ours shows these: the firm writes them in its register.
    const byHand = [23, 24, 25, 26, 27, 32].includes(indicator) && !register.get(indicator) && !isHandedOver(indicator);
    return [...own, ...(byHand ? [indicator === 32 ? "improvements" : "register"] : [])];
  };
  return { files, lacks, complaints };
}
