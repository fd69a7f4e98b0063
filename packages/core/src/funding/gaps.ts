import type { Followed } from "../attendance/index.ts";
import type { Day } from "../kernel/index.ts";
import { netOf, partsOf } from "./amount.ts";
import type { Info } from "./row.ts";

/** Why the funder's invoice may not be issued: a code that screens put in words, with what it speaks of. */
export interface Gap {
  code:
    | "not_agreed"
    | "expired"
    | "no_subrogation"
    | "no_file_number"
    | "nothing_held"
    | "amount_above"
    | "hours_below"
    | "person_outside"
    | "person_gone"
    | "dates_outside"
    | "attendance_missing"
    | "certificate_missing"
    | "certificate_differs"
    | "draft_differs";
  name?: string;
  day?: Day;
  /** Minutes or cents, as the code says. */
  found?: number;
  agreed?: number;
}

/** One line of the draft: whom it bills, for how much before VAT. */
export interface Billed {
  enrolmentID: string;
  name: string;
  net: number;
}

export interface Facts {
  followed: readonly Followed[];
  /** The lines of the draft as it stands; none yet: what would be drafted. */
  draft: readonly Billed[] | null;
  today: Day;
}

type Agreement = Pick<
  Info,
  "status" | "agreed" | "people" | "from" | "until" | "expiresOn" | "subrogation" | "fileNumber" | "documents"
> & { certificates: readonly Pick<Info["certificates"][number], "enrolmentID" | "minutes">[] };

/** What the funder's invoice comes to, by person: from hours held and followed alone, never above what was agreed. Pure. */
export function billOf(
  { agreed, people }: Pick<Agreement, "agreed" | "people">,
  followed: readonly Followed[],
): Billed[] {
  if (!agreed) return [];
  const parts = partsOf(agreed, people);
  return people.flatMap((person, at) => {
    const minutes = followed.find((one) => one.enrolmentID === person.enrolmentID)?.minutes ?? 0;
    const net = netOf(agreed, person, { part: parts[at] ?? 0, minutes });
    return net > 0 ? [{ enrolmentID: person.enrolmentID, name: person.name, net }] : [];
  });
}

/** Every difference between the agreement, the hours and the invoice; none: it may be issued. Pure. */
export function gapsOf(agreement: Agreement, facts: Facts): Gap[] {
  const { agreed, people } = agreement;
  if (!agreed || agreement.status !== "agreed")
    return [{ code: agreement.status === "expired" ? "expired" : "not_agreed" }];
  const expected = billOf(agreement, facts.followed);
  const draft = facts.draft ?? expected;
  const net = draft.reduce((sum, one) => sum + one.net, 0);
  return [
    ...when(!agreement.subrogation, { code: "no_subrogation" }),
    ...when(!agreement.fileNumber, { code: "no_file_number" }),
    ...when(agreement.expiresOn < facts.today, { code: "expired", day: agreement.expiresOn }),
    ...when(expected.length === 0, { code: "nothing_held" }),
    ...when(net > agreed.net, { code: "amount_above", found: net, agreed: agreed.net }),
    ...draft
      .filter((one) => people.every(({ enrolmentID }) => enrolmentID !== one.enrolmentID))
      .map((one): Gap => ({ code: "person_outside", name: one.name })),
    ...people.flatMap((person) => gapsOfPerson(agreement, person, facts.followed)),
    ...when(differs(draft, expected), {
      code: "draft_differs",
      found: net,
      agreed: expected.reduce((sum, one) => sum + one.net, 0),
    }),
  ];
}

function gapsOfPerson(agreement: Agreement, person: Info["people"][number], all: readonly Followed[]): Gap[] {
  const { name, enrolmentID } = person;
  const followed = all.find((one) => one.enrolmentID === enrolmentID);
  if (!followed) return [{ code: "person_gone", name }];
  const { from, until, documents } = agreement;
  const signed = agreement.certificates.find((one) => one.enrolmentID === enrolmentID);
  const wanted = documents.certificate && followed.minutes > 0;
  return [
    ...when(!followed.seated, { code: "person_gone", name }),
    ...when(followed.minutes < person.minutes, {
      code: "hours_below",
      name,
      found: followed.minutes,
      agreed: person.minutes,
    }),
    ...followed.days
      .filter((day) => day < from || day > until)
      .map((day): Gap => ({ code: "dates_outside", name, day })),
    ...followed.unrecorded.map((day): Gap => ({ code: "attendance_missing", name, day })),
    ...when(wanted && !signed, { code: "certificate_missing", name }),
    ...when(wanted && signed !== undefined && signed.minutes !== followed.minutes, {
      code: "certificate_differs",
      name,
      found: signed?.minutes ?? 0,
      agreed: followed.minutes,
    }),
  ];
}

function when(is: boolean, gap: Gap): Gap[] {
  return is ? [gap] : [];
}

function differs(draft: readonly Billed[], expected: readonly Billed[]): boolean {
  const written = (lines: readonly Billed[]) =>
    lines
      .map(({ enrolmentID, net }) => `${enrolmentID} ${net}`)
      .sort((one, other) => one.localeCompare(other))
      .join();
  return written(draft) !== written(expected);
}
