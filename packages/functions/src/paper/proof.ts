import { Firm, Identity } from "@entrepairs/core/firm";
import { Funding } from "@entrepairs/core/funding";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import { wallClockOf } from "@entrepairs/core/session";
import { type RecordDocument, recordDocument, type TextDocument, textDocument } from "@entrepairs/facturx";

/** Proofs of training, in French whatever the screen's language: those who ask for them are French bodies. */

type Certified = Awaited<ReturnType<typeof Funding.certificateOf>>;

/**
 * The certificate of completion, in the order of the ministry's model: who trained whom, in what, of which nature, from
 * when to when, for how many hours, and what is kept. From what was signed and nothing else.
 */
export function certificateDocument({ funding, certificate }: Certified, firm: Firm.Info): TextDocument {
  const { name, minutes, from, until, signedBy, signedAt } = certificate;
  const mark = Config.use().demo ? { mark: "DOCUMENT DE DÉMONSTRATION" } : {};
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

/** Who was said to be at each session held, by whom and when: nothing is filled in for who was not recorded. */
export function presenceDocument(
  { funding, coachName, sessions }: Funding.PresenceSheet,
  firm: Firm.Info,
): RecordDocument {
  const mark = Config.use().demo ? { mark: "DOCUMENT DE DÉMONSTRATION" } : {};
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
      { title: "Séance", share: 30 },
      { title: "Personne", share: 26 },
      { title: "Présence", share: 22 },
      { title: "Relevée", share: 30 },
    ],
    rows: sessions.flatMap((session) => session.marks.map((one) => rowOf(session, one))),
    closing:
      "Présences relevées par l’intervenant ou l’organisme à chaque séance, puis corrigées sans effacer ce qui était écrit. Ce document les reproduit telles qu’elles sont gardées.",
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...mark,
  };
}

type PresenceSession = Funding.PresenceSheet["sessions"][number];

function rowOf(session: PresenceSession, mark: PresenceSession["marks"][number]): string[] {
  const { startsAt, minutes, zone, remote, place } = session;
  const start = wallClockOf(startsAt, zone);
  const where = remote ? "à distance" : (place ?? "en présence");
  const presence = mark.presence ? (PRESENCES[mark.presence] ?? mark.presence) : "Non relevée";
  const late = mark.lateMinutes ? ` de ${mark.lateMinutes}\u00a0min` : "";
  const by = mark.at ? `${mark.byName}, le ${momentFrench(mark.at, zone)}` : "";
  const when = `${dayFrench(start.day)} à ${start.time.replace(":", "\u00a0h\u00a0")}, ${Funding.hoursFrench(minutes)}, ${where}`;
  return [when, mark.name, `${presence}${late}`, by];
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
