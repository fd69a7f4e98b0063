import { Charter } from "../cohort/index.ts";
import { french, hash } from "../kernel/index.ts";

interface Said {
  locale: "fr" | "en";
  organizationName: string;
  firmName: string;
  programmeTitle: string;
  cohortName: string;
  objectives: readonly string[];
  reported: readonly string[];
  never: readonly string[];
}

const WORDS = {
  fr: {
    title: "Note de cadrage",
    about: "De quoi il s’agit",
    between: ({ firmName, organizationName, programmeTitle, cohortName }: Said) =>
      `${firmName} et ${organizationName} conviennent de ce qui suit pour le parcours « ${programmeTitle} », groupe ${cohortName}. Chaque participant lit cette note avant d’accepter sa place.`,
    objectives: "Ce que l’entreprise attend",
    reported: "Ce qui est rapporté à l’entreprise",
    never: "Ce qui n’est jamais rapporté",
    free: "Liberté de chacun",
    freedom:
      "Nul n’est tenu d’accepter sa place, et personne ne demande pourquoi. Ce que le groupe souhaite transmettre, il l’écrit lui-même, le relit et le remet sans nom.",
  },
  en: {
    title: "Framing note",
    about: "What this is about",
    between: ({ firmName, organizationName, programmeTitle, cohortName }: Said) =>
      `${firmName} and ${organizationName} agree on what follows for the programme “${programmeTitle}”, group ${cohortName}. Each participant reads this note before accepting his seat.`,
    objectives: "What the company expects",
    reported: "What is reported to the company",
    never: "What is never reported",
    free: "Everyone is free",
    freedom:
      "Nobody has to accept his seat, and nobody asks why. What the group wishes to pass on, it writes itself, reads again and hands over without names.",
  },
};

/**
 * The note as it is signed and read: what the firm and the sponsor add stands after what holds in every group, which
 * neither of them can take out. Pure.
 */
export function textOf(said: Said) {
  const t = WORDS[said.locale];
  const { sees, never } = Charter.EMPLOYER[said.locale];
  const typeset = (text: string) => (said.locale === "fr" ? french(text) : text);
  const listed = (lines: readonly string[]) => lines.map((line) => `– ${typeset(line)}`).join("\n");
  const articles = [
    { heading: t.about, text: typeset(t.between(said)) },
    ...(said.objectives.length > 0 ? [{ heading: t.objectives, text: listed(said.objectives) }] : []),
    { heading: t.reported, text: listed([...sees, ...said.reported]) },
    { heading: t.never, text: listed([...never, ...said.never]) },
    { heading: t.free, text: typeset(t.freedom) },
  ];
  return { text: { title: t.title, articles }, textHash: hash(JSON.stringify([t.title, articles])) };
}
