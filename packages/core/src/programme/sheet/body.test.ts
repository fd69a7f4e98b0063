import { expect, test } from "vitest";
import { sectionsOf } from "./body.ts";

function cut(text: string) {
  return sectionsOf(text.split("\n").map((line, index) => ({ text: line, number: index + 1 })));
}

test("cuts at Markdown headings and at bold paragraphs", () => {
  const sections = cut(
    "Avant.\n\n**Objectif** :\n\nS’entraider.\n\n## Déroulé\n- un\n- deux\n\n**Pair** : un égal\n**Seul**\n",
  );
  expect(sections.map(({ heading, level, text }) => [heading, level, text])).toEqual([
    ["", 0, "Avant."],
    ["Objectif", 0, "S’entraider."],
    ["Déroulé", 2, "- un\n- deux"],
    ["Pair", 0, "un égal"],
    ["Seul", 0, ""],
  ]);
  expect(sections[2]?.lines).toEqual({ from: 7, to: 9 });
});

test("a bold word in a sentence, a rule and a fence are text", () => {
  const text = "**Le pair** écoute.\n\n---\n\n```\n## non\n```";
  expect(cut(text)).toMatchObject([{ heading: "", level: 0, text }]);
});
