import type { Report } from "./annual.data.ts";

const PRODUCTS = ["1", "2a", "2b", "2c", "2d", "2e", "2f", "2g", "2h", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

/** What may be said of each kind of subject, as the API takes it. */
export const CHOICES = {
  coach: ["inside", "outside"],
  invoice: [...PRODUCTS, "none"],
  person: ["a", "b", "c", "d", "e"],
  funder: PRODUCTS,
  programme: ["a6", "a5", "a4", "a3", "a2", "a0", "b", "c", "d", "e", "f"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Kind = keyof typeof CHOICES;

interface Subject {
  id: string;
  label: string;
  /** What stands while nothing is said; empty: nothing does. */
  usual: string;
}

/** What a year asks of the firm: those that lack a box, those that were decided, and those that may be another. */
export function subjectsOf(report: Report): { kind: Kind; subjects: Subject[] }[] {
  const behind = (frames: readonly { behind: Report["trainees"]["lines"][number]["behind"] }[]) =>
    frames.flatMap((line) => line.behind);
  const decided = (kind: Kind, id: string) => `${kind}:${id}` in report.decisions;
  const waiting = (code: string) => new Set(report.missing.filter((one) => one.code === code).map(({ id }) => id));
  const among = (kind: "invoice" | "person", all: ReturnType<typeof behind>) => {
    const lacking = waiting(kind);
    return all
      .filter(({ id }) => lacking.has(id) || decided(kind, id))
      .map(({ id, label }) => ({ id, label, usual: "" }));
  };
  return [
    {
      kind: "coach",
      subjects: behind(report.trainers.lines).map(({ id, label }) => ({ id, label, usual: "" })),
    },
    { kind: "invoice", subjects: unique(among("invoice", behind(report.products.lines))) },
    { kind: "person", subjects: among("person", behind(report.trainees.lines)) },
    {
      kind: "funder",
      subjects: report.funders.map(({ funderID, name, line }) => ({ id: funderID, label: name, usual: line })),
    },
    {
      kind: "programme",
      subjects: report.programmes.map(({ programmeID, title }) => ({ id: programmeID, label: title, usual: "d" })),
    },
  ];
}

function unique(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((one) => [one.id, one])).values()];
}
