import type { Signing } from "@entrepairs/core/attendance";
import { Firm, Identity } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import { wallClockOf } from "@entrepairs/core/session";
import {
  type RecordCell,
  type RecordDocument,
  recordDocument,
  type TextDocument,
  textDocument,
} from "@entrepairs/facturx";
import { demoMark } from "./agreement.ts";
import { signatureCell } from "./sheet.ts";

/** Proofs of training, in French whatever the screen's language: those who ask for them are French bodies. */

type Certified = Awaited<ReturnType<typeof Funding.certificateOf>>;

/**
 * The certificate of completion, in the order of the ministry's model: who trained whom, in what, of which nature, from
 * when to when, for how many hours, and what is kept. From what was signed and nothing else.
 */
export function certificateDocument({ funding, certificate }: Certified, firm: Firm.Info): TextDocument {
  const { name, minutes, from, until, signedBy, signedAt } = certificate;
  const mark = Config.use().demo ? { mark: demoMark("fr") } : {};
  const activity = firm.activityNumber
    ? [`Déclaration d’activité n° ${Identity.formatActivityNumber(firm.activityNumber)}`]
    : [];
  return {
    title: "Certificat de réalisation",
    author: firm.name,
    day: dayOf(signedAt, firm.zone),
    parties: [
      {
        role: "Dispensateur de l’action",
        lines: [firm.name, `SIRET ${Identity.formatSiret(firm.siret)}`, addressOf(firm), ...activity],
      },
      { role: "Bénéficiaire de l’action", lines: [name, `Entreprise\u00a0: ${funding.organizationName}`] },
    ],
    introduction: `${signedBy}, pour ${firm.name}, atteste que ${name} a suivi l’action «\u00a0${funding.programmeTitle}\u00a0».`,
    articles: [
      { title: "Nature de l’action", text: "Action de formation." },
      { title: "Dates", text: `Du ${dayFrench(from)} au ${dayFrench(until)}.` },
      {
        title: "Durée suivie",
        text: `${Funding.hoursFrench(minutes)}, d’après les présences relevées à chaque séance.`,
      },
      {
        title: "Pièces gardées",
        text: "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, le dispensateur garde l’ensemble des pièces justificatives qui ont permis d’établir ce certificat pendant trois ans à compter de la fin de l’année du dernier paiement, plus longtemps en cas de cofinancement européen.",
      },
    ],
    signatures: [
      {
        role: firm.name,
        name: signedBy,
        signedAt: momentFrench(signedAt, firm.zone),
        method: `Fait à ${firm.address.city}`,
      },
    ],
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...mark,
  };
}

const PRESENCES: Record<string, string> = {
  present: "Présent",
  late: "En retard",
  excused: "Absence excusée",
  absent: "Absent",
};

/**
 * Who was said to be at each session held, by whom and when, or who signed for each of its half-days, as on its sheet:
 * nothing is filled in for who was not recorded or did not sign.
 */
export function presenceDocument(
  { funding, coachName, sessions }: Funding.PresenceSheet,
  firm: Firm.Info,
): RecordDocument {
  const mark = Config.use().demo ? { mark: demoMark("fr") } : {};
  const last = sessions.at(-1);
  return {
    title: "Feuille de présence",
    author: firm.name,
    day: last ? dayOf(last.startsAt, last.zone) : funding.from,
    facts: [
      { label: "Organisme", value: `${firm.name}, SIRET ${Identity.formatSiret(firm.siret)}` },
      { label: "Action", value: `${funding.programmeTitle} – ${funding.cohortName}` },
      { label: "Entreprise", value: funding.organizationName },
      { label: "Financeur", value: [funding.funderName, funding.fileNumber].filter(Boolean).join(", dossier ") },
      { label: "Intervenant", value: coachName },
    ],
    columns: [
      { title: "Séance", share: 28 },
      { title: "Personne", share: 26 },
      { title: "Présence", share: 20 },
      { title: "Signature ou relevé", share: 34 },
    ],
    rows: sessions.flatMap((session) =>
      session.signed ? signedRows(session, session.signed) : session.marks.map((one) => rowOf(session, one)),
    ),
    closing: [
      "Présences relevées par l’intervenant ou l’organisme à chaque séance, puis corrigées sans effacer ce qui était écrit. Ce document les reproduit telles qu’elles sont gardées.",
      ...chainsOf(sessions),
    ].join(" "),
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...mark,
  };
}

type PresenceSession = Funding.PresenceSheet["sessions"][number];

function rowOf(session: PresenceSession, mark: PresenceSession["marks"][number]): string[] {
  const { startsAt, minutes, zone } = session;
  const presence = mark.presence ? (PRESENCES[mark.presence] ?? mark.presence) : "Non relevée";
  const late = mark.lateMinutes ? ` de ${mark.lateMinutes}\u00a0min` : "";
  const by = mark.at ? `${mark.byName}, le ${momentFrench(mark.at, zone)}` : "";
  return [whenOf(session, startsAt, minutes), mark.name, `${presence}${late}`, by];
}

function whenOf({ zone, remote, place }: PresenceSession, from: string, minutes: number): string {
  const where = remote ? "à distance" : (place ?? "en présence");
  return `${momentFrench(from, zone)}, ${Funding.hoursFrench(minutes)}, ${where}`;
}

/** A session that was signed for: for each half-day the file's people, then who led it, who signed last. */
function signedRows(session: PresenceSession, signed: Signing.Signed): RecordCell[][] {
  const seen = { inks: signed.inks, zone: session.zone, locale: "fr" as const };
  return signed.halves.flatMap(({ half, from, to, countersignature }) => {
    const when = whenOf(session, from, (Date.parse(to) - Date.parse(from)) / 60_000);
    const people = session.marks.map((mark): RecordCell[] => {
      const cell = signed.people.find(({ enrolmentID }) => enrolmentID === mark.enrolmentID)?.cells[half];
      const there = cell?.signature && cell.state === "signed";
      const late = cell?.lateMinutes ? `En retard de ${cell.lateMinutes}\u00a0min` : "Présent";
      const [, , said = "", by = ""] = rowOf(session, mark);
      const state = cell && cell.state !== "awaited" ? (PRESENCES[cell.state] ?? "Présent") : said;
      return [when, mark.name, there ? late : state, writtenOf(cell, by, seen)];
    });
    const coach = countersignature ? signatureCell(countersignature, seen) : "Non signé";
    return [...people, [when, session.coachName, "Intervenant", coach]];
  });
}

type Seen = Parameters<typeof signatureCell>[1];

/** His signature, or that there is none and who said so; then who corrected the sheet after it was closed. */
function writtenOf(cell: Signing.Cell | undefined, said: string, seen: Seen): RecordCell {
  const { signature = null, state = "awaited", correction = null } = cell ?? {};
  const by = correction ? `Correction par ${correction.name}, le ${momentFrench(correction.at, seen.zone)}` : "";
  if (signature && state === "signed") return signatureCell(signature, seen, by);
  return ["Non signé", by || (said && `Relevé par ${said}`)].filter(Boolean).join("\n");
}

/** That sheets were signed here, and the fingerprint by which each can be checked. */
function chainsOf(sessions: readonly PresenceSession[]): string[] {
  const chains = sessions.flatMap(({ startsAt, zone, signed }) => {
    const last = signed?.entries.at(-1);
    return last ? [`${dayFrench(dayOf(startsAt, zone))}, ${last.hash}`] : [];
  });
  if (chains.length === 0) return [];
  return [
    `Feuilles signées électroniquement\u00a0: chaque signature est datée par le serveur et liée à la précédente par une empreinte SHA-256. Dernière empreinte de chaque feuille\u00a0: ${chains.join("\u202f; ")}.`,
  ];
}

/** Papers that go with a funder's invoice, as its file asks for them. */
export async function proofsOf(fundingID: string): Promise<{ name: string; type: string; bytes: Uint8Array }[]> {
  const firm = await Firm.get();
  const funding = await Funding.get(fundingID);
  const type = "application/pdf";
  const files = [];
  if (funding.documents.certificate) {
    for (const certificate of funding.certificates) {
      const bytes = await textDocument(certificateDocument({ funding, certificate }, firm));
      files.push({ name: `certificat-${fileOf(certificate.name)}.pdf`, type, bytes });
    }
  }
  if (funding.documents.attendance) {
    const bytes = await recordDocument(presenceDocument(await Funding.presenceSheet(fundingID), firm));
    files.push({ name: "feuille-de-presence.pdf", type, bytes });
  }
  return files;
}

/** A person's name as a file may bear it. */
export function fileOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return (
    plain
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "personne"
  );
}

function addressOf({ address: { street, postalCode, city } }: Firm.Info): string {
  return `${street}, ${postalCode} ${city}`;
}

function dayFrench(day: string): string {
  return day.split("-").reverse().join("/");
}

function momentFrench(instant: string, zone: string): string {
  const { day, time } = wallClockOf(instant, zone);
  return `${dayFrench(day)} à ${time.replace(":", "\u00a0h\u00a0")}`;
}

/** `#abc` in six digits. */
function wholeColour(colour: string): string {
  return colour.length === 4 ? colour.replace(/[0-9a-fA-F]/g, "$&$&") : colour;
}
