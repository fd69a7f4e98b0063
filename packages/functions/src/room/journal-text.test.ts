import { textDocument } from "@entrepairs/facturx";
import { expect, test } from "vitest";
import { journalDocument, journalMarkdown, ownArticles } from "./journal-text.ts";

const sessionID = "session_01JD0000000000000000000001";
const journal = {
  cohortName: "Managers de Lumen",
  name: "Ana Roux",
  sessions: [
    { sessionID, kind: "regular" as const, number: 3, startsAt: "2026-11-21T23:30:00.000Z", zone: "Europe/Paris" },
  ],
  topics: [{ sessionID, title: "" }],
  actions: [],
  notes: [{ sessionID, at: "2026-11-22T10:00:00.000Z", text: "# rien *ici*" }],
  marks: [{ sessionID, text: "Commencer petit" }],
  learnings: [],
  shared: [],
};

test("a log leaves as Markdown in which what one wrote is no markup", () => {
  const text = journalMarkdown(journal, "fr");
  expect(text).toContain("# Carnet de bord – Managers de Lumen");
  expect(text).toContain(
    "## Mes notes\n\n### Séance 3, dimanche\u00a022\u00a0novembre\u00a02026\n\n\\# rien \\*ici\\*",
  );
  expect(text).toContain("Sujet sans titre");
  expect(text).not.toContain("Mes actions");
});

test("a log leaves as pages of a PDF", async () => {
  const bytes = await textDocument(journalDocument(journal, "fr", "2026-11-22"));
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(journalDocument(journal, "en", "2026-11-22").articles.map(({ title }) => title)).toEqual([
    "My notes",
    "What I marked",
    "My topics",
  ]);
});

test("one's own review and plan say what one wrote, or that one wrote nothing yet", () => {
  const titles = (kind: "individualReview" | "actionPlan") =>
    ownArticles(journal, kind, "fr").map(({ title }) => title);
  expect(titles("individualReview")).toEqual(["Mes sujets"]);
  expect(ownArticles(journal, "actionPlan", "fr")).toEqual([
    { title: "Mes actions", text: "Rien n’y est encore écrit." },
  ]);
  expect(ownArticles(journal, "actionPlan", "en")).toEqual([
    { title: "My actions", text: "Nothing is written here yet." },
  ]);
});
