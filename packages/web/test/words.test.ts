// @vitest-environment jsdom
import { afterAll, expect, test } from "vitest";
import { show } from "../src/messages/locale.ts";

type Tree = { [key: string]: unknown };
const french = import.meta.glob<{ fr: Tree }>("../src/messages/fr/*.ts", { eager: true });
const english = import.meta.glob<{ en: Tree }>("../src/messages/en/*.ts", { eager: true });
const menus = import.meta.glob<{ menu?: { label: { fr: string; en: string } }[] }>("../src/pages/*/routes.ts", {
  eager: true,
});

afterAll(() => show("fr"));

/** Messages with parameters are read twice: with a text, and with a number, which plurals need. */
function* sentences(tree: unknown, path: string): Generator<[string, string]> {
  if (typeof tree === "string") yield [path, tree];
  else if (typeof tree === "function") {
    for (const argument of [2, 0, "x"]) {
      try {
        yield [path, String(tree(argument, argument, argument, argument))];
      } catch {
        // This message takes another kind of argument.
      }
    }
  } else if (typeof tree === "object" && tree !== null) {
    for (const [key, value] of Object.entries(tree)) yield* sentences(value, `${path}.${key}`);
  }
}

function* shape(tree: unknown, path = ""): Generator<string> {
  if (typeof tree === "function") yield `${path}(${tree.length})`;
  else if (typeof tree === "object" && tree !== null) {
    for (const [key, value] of Object.entries(tree)) yield* shape(value, `${path}.${key}`);
  } else yield path;
}

const noun = (path: string) => path.split("/").at(-1)?.replace(".ts", "") ?? path;
const spoken = [
  ...Object.entries(french).flatMap(([path, module]) => [...sentences(module.fr, noun(path))]),
  ...Object.entries(menus).flatMap(([path, module]) =>
    (module.menu ?? []).map((entry) => [path, entry.label.fr] as const),
  ),
];

test.each(spoken)("%s obeys French typography: %s", (_path, sentence) => {
  const text = sentence.replace(/https?:\/\/\S+/g, "").replace(/\b\d\d:\d\d\b/g, "");
  expect(text, "’ and not '").not.toMatch(/'/);
  expect(text, "… and not ...").not.toMatch(/\.\.\./);
  expect(text, "a plain hyphen: the font has no U+2011").not.toMatch(/\u2011/);
  expect(text, "« » and not quotes").not.toMatch(/"|“|”/);
  expect(text, "a fine no-break space before ; ! ?").not.toMatch(/[^\u202F][;!?]/);
  expect(text, "a no-break space before :").not.toMatch(/[^\u00A0]:/);
  expect(text, "no-break spaces inside « »").not.toMatch(/«[^\u00A0]|[^\u00A0]»/);
  expect(text, "a no-break space before % and €").not.toMatch(/[^\u00A0\u202F][%€]/);
  expect(text, "accents on capitals, œ, no email").not.toMatch(/\bEtat\b|\bA (la|vous|votre)\b|oeuvre|\be-?mail\b/i);
  expect(text, "a dash is –").not.toMatch(/ - |—/);
});

test("there is something to check", () => expect(spoken.length).toBeGreaterThan(100));

test.each(Object.keys(french))("%s is said in English too, key for key, parameter for parameter", (path) => {
  const other = english[path.replace("/fr/", "/en/")];
  expect(other, "its file in messages/en").toBeDefined();
  expect([...shape(other?.en)]).toEqual([...shape(french[path]?.fr)]);
});

test("English leaves no French behind", () => {
  show("en");
  const left = Object.entries(english)
    .flatMap(([path, module]) => [...sentences(module.en, noun(path))])
    .filter(([, text]) => /[«»]|\u202F[;!?]|\u00A0:/.test(text));
  expect(left).toEqual([]);
});
