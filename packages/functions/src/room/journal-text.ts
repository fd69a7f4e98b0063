import { dayOf } from "@entrepairs/core/kernel";
import type { Room } from "@entrepairs/core/room";
import type { TextDocument } from "@entrepairs/facturx";
import { day } from "@entrepairs/mail";

type Locale = "fr" | "en";

const WORDS = {
  fr: {
    title: "Carnet de bord",
    own: "Ce carnet est à vous seul. Il a été écrit à votre demande et n’est gardé nulle part ailleurs.",
    learnings: "Mes apprentissages",
    notes: "Mes notes",
    marks: "Ce que j’ai marqué",
    topics: "Mes sujets",
    actions: "Mes actions",
    shared: "Partagés par le groupe",
    due: (on: string) => `pour le ${on}`,
    outcome: { done: "faite", adapted: "adaptée", dropped: "abandonnée" },
    untitled: "Sujet sans titre",
    kind: { kickoff: "Séance de lancement", review: "Séance de bilan", discovery: "Séance découverte" },
    session: (number: number) => `Séance ${number}`,
    nothing: "Rien n’y est encore écrit.",
    file: "carnet-de-bord",
  },
  en: {
    title: "Log",
    own: "This log is yours alone. It was written at your request and is kept nowhere else.",
    learnings: "My learnings",
    notes: "My notes",
    marks: "What I marked",
    topics: "My topics",
    actions: "My actions",
    shared: "Shared by the group",
    due: (on: string) => `by ${on}`,
    outcome: { done: "done", adapted: "adapted", dropped: "dropped" },
    untitled: "Untitled topic",
    kind: { kickoff: "Kickoff", review: "Review", discovery: "Discovery session" },
    session: (number: number) => `Session ${number}`,
    nothing: "Nothing is written here yet.",
    file: "log",
  },
};

interface Part {
  title: string;
  entries: { head: string; texts: string[] }[];
}

const paragraphs = (...texts: string[]) => texts.filter((text) => text !== "");

function partsOf(journal: Room.Journal, locale: Locale): Part[] {
  const words = WORDS[locale];
  const at = (sessionID: string) => {
    const session = journal.sessions.find((one) => one.sessionID === sessionID);
    if (!session) return "";
    const name = session.kind === "regular" ? words.session(session.number) : words.kind[session.kind];
    return `${name}, ${day(dayOf(session.startsAt, session.zone), locale)}`;
  };
  const parts: Part[] = [
    {
      title: words.learnings,
      entries: journal.learnings.map((one) => ({
        head: at(one.sessionID),
        texts: paragraphs(one.content, one.process),
      })),
    },
    {
      title: words.notes,
      entries: journal.notes.map((one) => ({ head: at(one.sessionID), texts: paragraphs(one.text) })),
    },
    {
      title: words.marks,
      entries: journal.marks.map((one) => ({ head: at(one.sessionID), texts: [one.text] })),
    },
    {
      title: words.topics,
      entries: journal.topics.map((one) => ({ head: at(one.sessionID), texts: [one.title || words.untitled] })),
    },
    {
      title: words.actions,
      entries: journal.actions.map(({ dueOn, outcome, text, word }) => ({
        head: paragraphs(words.due(day(dueOn, locale)), outcome ? words.outcome[outcome] : "").join(", "),
        texts: paragraphs(text, word),
      })),
    },
    {
      title: words.shared,
      entries: journal.shared.map((one) => ({
        head: paragraphs(one.name, at(one.sessionID)).join(", "),
        texts: paragraphs(one.content, one.process),
      })),
    },
  ];
  return parts.filter(({ entries }) => entries.length > 0);
}

/** Marks that Markdown reads at the start of a line or within it are told apart from what a person wrote. */
const plain = (text: string) => text.replace(/([\\`*_[\]<>])/g, "\\$1").replace(/^(\s*)([#+-]|\d+\.)/gm, "$1\\$2");

export function journalMarkdown(journal: Room.Journal, locale: Locale): string {
  const words = WORDS[locale];
  const parts = partsOf(journal, locale).flatMap(({ title, entries }) => [
    `## ${title}`,
    ...entries.flatMap(({ head, texts }) => [`### ${plain(head)}`, ...texts.map(plain)]),
  ]);
  return `${[`# ${words.title} – ${plain(journal.cohortName)}`, words.own, ...parts].join("\n\n")}\n`;
}

/** The same to be drawn as pages. `today`: the date inside the file. */
export function journalDocument(journal: Room.Journal, locale: Locale, today: string): TextDocument {
  const words = WORDS[locale];
  const articles = partsOf(journal, locale).map(({ title, entries }) => ({
    title,
    text: entries.map(({ head, texts }) => [head, ...texts].join("\n")).join("\n\n"),
  }));
  return {
    title: words.title,
    subtitle: journal.cohortName,
    author: journal.name,
    day: today,
    introduction: words.own,
    articles,
    locale,
  };
}

export const journalFile = (locale: Locale, format: "md" | "pdf"): string => `${WORDS[locale].file}.${format}`;

/** What stands below the firm's words in one's own review, or in one's plan of action. */
export function ownArticles(journal: Room.Journal, kind: "individualReview" | "actionPlan", locale: Locale) {
  const words = WORDS[locale];
  const wanted = kind === "actionPlan" ? [words.actions] : [words.learnings, words.topics, words.actions];
  const found = partsOf(journal, locale)
    .filter(({ title }) => wanted.includes(title))
    .map(({ title, entries }) => ({
      title,
      text: entries.map(({ head, texts }) => [head, ...texts].join("\n")).join("\n\n"),
    }));
  const [first = words.actions] = wanted;
  return found.length > 0 ? found : [{ title: first, text: words.nothing }];
}
