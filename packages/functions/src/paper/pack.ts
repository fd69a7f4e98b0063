import { Signing } from "@entrepairs/core/attendance";
import { Credential } from "@entrepairs/core/credential";
import { Document } from "@entrepairs/core/document";
import type { Firm } from "@entrepairs/core/firm";
import { Framing } from "@entrepairs/core/framing";
import { Config, Files } from "@entrepairs/core/gateway";
import { DomainError, dayOf, endingOf } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { INDICATORS, Pack } from "@entrepairs/core/quality";
import { type RecordDocument, recordDocument, type TextDocument, textDocument } from "@entrepairs/facturx";
import { date, day as dayIn, duration, money } from "@entrepairs/mail";
import type { Locale } from "../site/words/bilingual.ts";
import { demoMark, wholeColour } from "./agreement.ts";
import { completionDocument } from "./certificate.ts";
import { complaintsList, groupList, listFile, presenceIn, registerList, resultsList } from "./pack-lists.ts";
import { packWords } from "./pack-words.ts";
import { sheetDocument } from "./sheet.ts";
import type { ZipEntry } from "./zip.ts";

interface Around {
  pack: Pack.Stored;
  firm: Firm.Info;
  locale: Locale;
}
type FirmProofs = Awaited<ReturnType<typeof Pack.partsAndFirm>>[1];

/**
 * The files of a pack, each made when the one before is on its way: first what it holds and lacks, then the firm's own,
 * then group by group, then the people of its sample. Nothing of it is kept.
 */
export async function* packEntries(pack: Pack.Stored, firm: Firm.Info, locale: Locale): AsyncGenerator<ZipEntry> {
  const around = { pack, firm, locale };
  yield { name: "00-sommaire.csv", bytes: indexCsv(around) };
  yield { name: "00-sommaire.pdf", bytes: await recordDocument(indexDocument(around)) };
  const [parts, own] = await Pack.partsAndFirm(pack);
  yield* firmEntries(around, own);
  const files: ZipEntry[] = [];
  for (const part of parts) {
    const proofs = await Pack.proofsOf(part.cohortID);
    for (const entry of part.entries) yield await drawn(entry, proofs, around);
    for (const { enrolmentID } of pack.sample.filter(({ cohortID }) => cohortID === part.cohortID)) {
      const bytes = await personFile(enrolmentID, proofs, around);
      if (bytes) files.push(bytes);
    }
  }
  for (const [at, { name, bytes }] of files.entries()) {
    yield { name: `personnes/${String(at + 1).padStart(2, "0")}-${name}`, bytes };
  }
}

function look({ firm, locale }: Pick<Around, "firm" | "locale">) {
  return {
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

type Lack = keyof ReturnType<typeof packWords>["lacks"];

function indexRows({ pack, locale }: Around): string[][] {
  const t = packWords(locale);
  return pack.found.map(({ indicator, files, lacks }) => [
    String(indicator),
    t.indicators[indicator],
    String(files),
    lacks.map((code) => t.lacks[code as Lack]).join(" ") || t.nothing,
  ]);
}

function indexCsv(around: Around): Uint8Array {
  const t = packWords(around.locale);
  return listFile([[t.indicator, t.about, t.there, t.lacking], ...indexRows(around)]);
}

function indexDocument(around: Around): RecordDocument {
  const { pack, firm, locale } = around;
  const t = packWords(locale);
  return {
    title: t.title,
    author: firm.name,
    day: dayOf(pack.readyAt ?? pack.askedAt, firm.zone),
    locale,
    facts: [
      { label: t.programme, value: pack.programmeTitle },
      { label: t.period, value: t.between(date(pack.from, locale), date(pack.to, locale)) },
      { label: t.groups, value: String(pack.cohortIDs.length) },
      { label: t.sample, value: t.sampled(pack.sample.length, pack.people) },
    ],
    columns: [
      { title: t.indicator, share: 12 },
      { title: t.about, share: 34 },
      { title: t.there, share: 10, align: "right" },
      { title: t.lacking, share: 52 },
    ],
    rows: indexRows(around),
    closing: t.rule(pack.packID),
    ...look(around),
  };
}

async function* firmEntries(around: Around, own: FirmProofs): AsyncGenerator<ZipEntry> {
  const { locale } = around;
  const sheet = await textDocument(programmeDocument(own.programme, around));
  const { files } = Pack.ofFirm(own);
  for (const indicator of INDICATORS) {
    const made: Readonly<Record<string, () => Uint8Array>> = {
      "programme.pdf": () => sheet,
      "resultats-publies.csv": () => resultsList(own, locale),
      "reclamations.csv": () => complaintsList(own, locale, around.firm.zone),
      "registre.csv": () => registerList(own, indicator, locale),
    };
    for (const file of files(indicator)) {
      const bytes = made[file]?.();
      if (bytes) yield { name: `${Pack.folderOf(indicator)}/${file}`, bytes };
    }
    for (const one of own.credentials) {
      const path = Pack.credentialPath(one, indicator);
      if (path) yield await credentialEntry(one, `${Pack.folderOf(indicator)}/${path}`, locale);
    }
  }
}

/** What a facilitator handed over, as it is; a sentence in its place where it was removed since. */
async function credentialEntry(one: FirmProofs["credentials"][number], name: string, locale: Locale) {
  const found = await Credential.file(one).catch(unlessRefused);
  return found ? { name, bytes: found.content } : goneEntry(name, locale);
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
}

const goneEntry = (name: string, locale: Locale): ZipEntry => ({
  name: name.replace(/\.\w+$/, ".txt"),
  bytes: Buffer.from(packWords(locale).gone),
});

function programmeDocument(programme: FirmProofs["programme"], around: Around): TextDocument {
  const { firm, pack, locale } = around;
  const t = packWords(locale).sheet;
  const listed = (lines: readonly string[]) => lines.map((one) => `– ${one}`).join("\n") || t.unsaid;
  const hours = programme.hours === null ? t.unsaid : t.hours(programme.hours);
  return {
    title: programme.title,
    author: firm.name,
    day: dayOf(pack.readyAt ?? pack.askedAt, firm.zone),
    locale,
    introduction: programme.description ?? "",
    articles: [
      { title: t.public, text: listed(programme.public) },
      { title: t.prerequisites, text: programme.prerequisites ?? t.unsaid },
      { title: t.objectives, text: listed(programme.objectives) },
      { title: t.outline, text: listed(programme.outline) },
      { title: t.methods, text: programme.methods ?? t.unsaid },
      { title: t.length, text: hours },
      { title: t.price, text: programme.priceNet === null ? t.unsaid : money(programme.priceNet, locale) },
      { title: t.disability, text: programme.disabilityContact ?? t.unsaid },
    ],
    ...look(around),
  };
}

/** One file of a group; a sentence in its place where its source is gone since. */
async function drawn(entry: Pack.Entry, proofs: Pack.Proofs, around: Around): Promise<ZipEntry> {
  if (entry.kind === "scan") return scanEntry(entry, proofs, around);
  const bytes = await bytesOf(entry, proofs, around);
  return bytes ? { name: named(entry, proofs), bytes } : goneEntry(entry.path, around.locale);
}

/** The scan of a sheet that was signed on paper, as it was handed over. */
async function scanEntry({ id, path }: Pack.Entry, { group }: Pack.Proofs, { locale }: Around): Promise<ZipEntry> {
  const key = { cohortID: group.cohort.cohortID, ...Pack.scanKeyOf(id) };
  const found = await Signing.scan(key).catch(unlessRefused);
  return found
    ? { name: path.replace(/\.\w+$/, `.${endingOf(found.type)}`), bytes: found.bytes }
    : goneEntry(path, locale);
}

/** With the name of whom it is of, which the pack itself does not keep. */
function named({ path, kind, id }: Pack.Entry, { certificates, documents }: Pack.Proofs): string {
  const of =
    kind === "certificate"
      ? certificates.find(({ enrolmentID }) => enrolmentID === id)
      : documents.find(({ documentID }) => kind === "document" && documentID === id);
  return of?.name ? path.replace(/\.pdf$/, `-${Pack.plainName(of.name)}.pdf`) : path;
}

async function bytesOf({ kind, id }: Pack.Entry, proofs: Pack.Proofs, { firm, locale }: Around) {
  const { cohortID } = proofs.group.cohort;
  if (kind === "list") return groupList(id, proofs, locale);
  if (kind === "sheet") {
    const paper = await Signing.sheetPaper({ cohortID, sessionID: id });
    return recordDocument(sheetDocument(paper, firm, locale));
  }
  if (kind === "certificate") {
    const one = proofs.certificates.find(({ enrolmentID }) => enrolmentID === id);
    return one && textDocument(completionDocument(one, firm, locale));
  }
  if (kind === "document") {
    const one = proofs.documents.find(({ documentID }) => documentID === id);
    return one && Files.use().get(Document.fileOf(one, locale));
  }
  if (kind === "framing") {
    const note = proofs.framings.find(({ organizationID }) => organizationID === id);
    return note && Files.use().get(Framing.fileOf(note));
  }
  const order = proofs.orders.find(({ orderID }) => orderID === id);
  if (!order) return undefined;
  return Files.use().get(Order.fileOf(order, order.papers.signed ? "signed" : "agreement"));
}

/** What was done for and by one person of the sample, in order of time. */
async function personFile(enrolmentID: string, proofs: Pack.Proofs, around: Around): Promise<ZipEntry | undefined> {
  const { firm, locale, pack } = around;
  const t = packWords(locale);
  const one = proofs.group.enrolments.find((enrolment) => enrolment.enrolmentID === enrolmentID);
  if (!one) return undefined;
  const name = `${one.given} ${one.family}`;
  const certificate = proofs.certificates.find((known) => known.enrolmentID === enrolmentID);
  const { cohort } = proofs.group;
  const bytes = await recordDocument({
    title: t.person.title,
    author: firm.name,
    day: dayOf(pack.readyAt ?? pack.askedAt, firm.zone),
    locale,
    facts: [
      { label: t.person.name, value: name },
      { label: t.programme, value: cohort.programmeTitle },
      { label: t.person.group, value: cohort.name },
      { label: t.person.leader, value: cohort.coachName },
      { label: t.person.followed, value: certificate ? duration(certificate.minutes, locale) : t.nothing },
    ],
    columns: [
      { title: t.list.on, share: 32 },
      { title: t.list.what, share: 76 },
    ],
    rows: momentsOf(enrolmentID, proofs, locale).map(({ at, what }) => [dayIn(dayOf(at, firm.zone), locale), what]),
    closing: t.person.closing,
    ...look(around),
  });
  return { name: `${Pack.plainName(name)}.pdf`, bytes };
}

function momentsOf(enrolmentID: string, proofs: Pack.Proofs, locale: Locale): { at: string; what: string }[] {
  const t = packWords(locale);
  const one = proofs.group.enrolments.find((enrolment) => enrolment.enrolmentID === enrolmentID);
  const handed = proofs.handouts.find(({ recipientID }) => recipientID === enrolmentID);
  const seen = (handed?.papers ?? []).flatMap(({ seenAt }) => seenAt ?? []).sort()[0];
  const certificate = proofs.certificates.find((known) => known.enrolmentID === enrolmentID);
  const facts: (readonly [string | null | undefined, string])[] = [
    [one?.createdAt, t.person.enrolled],
    [one?.agreement?.signedAt, t.person.agreement],
    [one?.acceptedAt, t.person.accepted],
    [one?.datesCommittedAt, t.person.committed],
    [one?.charter?.signedAt, t.person.charter],
    [handed?.sentAt, t.person.sent],
    [seen, t.person.seen],
    [handed?.signed?.at, t.person.rules],
    ...proofs.held.map(
      ({ startsAt, number, sessionID }) =>
        [startsAt, t.person.session(number, t.presences[presenceIn(proofs, sessionID, enrolmentID)])] as const,
    ),
    ...proofs.waves.flatMap(({ timing, people }) =>
      people
        .filter(({ respondentID }) => respondentID === enrolmentID)
        .map(({ askedAt }) => [askedAt, t.person.asked(t.timings[timing])] as const),
    ),
    [certificate?.signedAt, t.person.certificate],
  ];
  return facts.flatMap(([at, what]) => (at ? [{ at, what }] : [])).sort((a, b) => (a.at < b.at ? -1 : 1));
}
