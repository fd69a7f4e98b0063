import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/** What people read comes from files of words in both languages: here the source itself is read, node by node. */
const root = new URL("..", import.meta.url).pathname;
const isOurs = (file: string) => !/\.(test|sim)\.|\/testing\/|fixture|\.d\.ts$/.test(file);

function sources(pattern: string): { file: string; tree: ts.SourceFile }[] {
  return globSync(pattern, { cwd: root })
    .filter(isOurs)
    .map((file) => {
      const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      return {
        file,
        tree: ts.createSourceFile(file, readFileSync(`${root}${file}`, "utf8"), { languageVersion: 99 }, true, kind),
      };
    });
}

function nodesOf(root: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

type Found = [place: string, text: string];
const placeOf = (node: ts.Node, file: string) =>
  `${file}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** Attributes that someone reads or hears. */
const SPOKEN = new Set(
  "aria-label aria-description aria-roledescription aria-placeholder title placeholder alt label hint caption summary head sub submit empty".split(
    " ",
  ),
);
/** The same in every language. */
const NAMES = /^[\s,·–]*(SIRET|IBAN|BIC|Entrepairs|English)?[\s,·–]*$/;

/** Words that a screen or page says of its own: between its tags, or in an attribute. */
function saidOfItsOwn(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxAttribute(node)) return SPOKEN.has(node.name.getText()) ? literalOf(node.initializer) : undefined;
  const isChild = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
  return isChild ? literalOf(node) : undefined;
}

function literalOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("");
  if (ts.isJsxExpression(node)) return literalOf(node.expression);
  if (ts.isConditionalExpression(node) && !isLocale(node.condition.getText()))
    return literalOf(node.whenTrue) ?? literalOf(node.whenFalse);
  return undefined;
}

it("no screen and no page says a word of its own", () => {
  const all = ["packages/web/{src,room}/**/*.tsx", "packages/functions/src/**/*.tsx"].flatMap(sources);
  expect(all.length).toBeGreaterThan(200);
  const found = all.flatMap(({ file, tree }) =>
    nodesOf(tree).flatMap((node): Found[] => {
      const text = saidOfItsOwn(node);
      return text !== undefined && /\p{L}{2}/u.test(text) && !NAMES.test(text) && !text.startsWith("/")
        ? [[placeOf(node, file), text.trim()]]
        : [];
    }),
  );
  expect(found).toEqual([]);
});

/** Papers and texts that are French by nature, each for its reason; everything else is said in English too. */
const FRENCH_ONLY: Readonly<Record<string, string>> = {
  "packages/web/src/messages/fr/": "the French of the dashboard; its test compares it with the English, key by key",
  "packages/web/src/messages/en/": "names of French places and of the columns of French files",
  "packages/core/src/accounting/": "the books of a French firm: names of the FEC and of the plan of accounts",
  "packages/core/src/cancellation/": "lines of invoices",
  "packages/core/src/funding/bill.ts": "lines of invoices",
  "packages/core/src/invoice/draft.ts": "lines of invoices",
  "packages/core/src/order/bill.ts": "lines of invoices",
  "packages/core/src/plan/next.ts": "lines of invoices",
  "packages/functions/src/job/plan.ts": "the reason of a credit note",
  "packages/functions/src/paper/invoice.ts": "an invoice",
  "packages/functions/src/paper/statement.ts": "a client’s account: what his invoices say",
  "packages/functions/src/paper/proof.ts": "what a French funder is handed, in the words of the decree",
  "packages/core/src/order/agreement.ts": "the training agreement of the French code of labour",
  "packages/core/src/order/clause.ts": "the training agreement of the French code of labour",
  "packages/core/src/enrolment/agreement.ts": "the training contract of the French code of labour",
  "packages/core/src/enrolment/clause.ts": "the training contract of the French code of labour",
  "packages/functions/src/paper/agreement.ts": "the training agreement of the French code of labour",
  "packages/core/src/programme/":
    "the catalogue sheet of a French firm; what is said of it is put into English by sheet/english.ts",
  "packages/core/src/participant/": "names of columns that a pasted list may have",
  "packages/core/src/takeover/": "names of columns that a file taken over may have",
  "packages/core/src/document/shipped-fr.ts": "the French of shipped-en.ts",
};

const FRENCH = /[éèêëàâçùûîïôœ«»]/iu;
const isLocale = (text: string) => /["'](fr|en)["']|[iI]sFrench/.test(text);
const nameOf = (node: ts.Node) => {
  const { name } = node as ts.NamedDeclaration;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "";
};

/** Whether something around a text gives it in both languages: a pair, a choice, a function named by its language. */
function hasEnglishBeside(text: ts.Node): boolean {
  for (let node = text; node.parent; node = node.parent) {
    const { parent } = node;
    if (ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent)) {
      const names = parent.parent.properties.map(nameOf);
      if (nameOf(parent) === "fr" && names.includes("en")) return true;
    }
    if (ts.isConditionalExpression(parent) && node !== parent.condition && isLocale(parent.condition.getText()))
      return true;
    if (ts.isIfStatement(parent) && isLocale(parent.expression.getText())) return true;
    if (/^(fr|en|french\w*|inFrench|\w*French|FR|FRENCH|\w+_FR|english\w*|inEnglish|ENGLISH)$/.test(nameOf(parent)))
      return true;
    if (ts.isCallExpression(parent) && node !== parent.expression) {
      const called = parent.expression.getText();
      // Pairs of words, French first; what is compared or cut is not said.
      if (/^(words|scale|nps|text|both)$/.test(called) && parent.arguments.length > 1) return true;
      if (/\.(replace|replaceAll|test|split|includes|startsWith|join)$/.test(called)) return true;
    }
  }
  return false;
}

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node);

const elsewhere = ["web", "functions", "mail", "core"].flatMap((name) => sources(`packages/${name}/src/**/*.{ts,tsx}`));

it("what is said in French is said in English beside it, but for papers that are French by nature", () => {
  const kept = Object.keys(FRENCH_ONLY);
  const found = elsewhere
    .filter(({ file }) => !kept.some((start) => file.startsWith(start)))
    .flatMap(({ file, tree }) =>
      nodesOf(tree).flatMap((node): Found[] =>
        isText(node) && FRENCH.test(node.text) && !hasEnglishBeside(node)
          ? [[placeOf(node, file), node.text.slice(0, 80)]]
          : [],
      ),
    );
  expect(found).toEqual([]);
});

it("every exception is still one", () => {
  const idle = Object.keys(FRENCH_ONLY).filter((start) => !elsewhere.some(({ file }) => file.startsWith(start)));
  expect(idle).toEqual([]);
});

/** Sentences on a sheet, and texts that a firm edits, are written plainly: what shows them puts the signs. */
const PLAIN = ["packages/core/src/programme/sheet/", "packages/core/src/document/"];

it("French is written with its own signs wherever it stands", () => {
  const written = elsewhere.filter(({ file }) => !PLAIN.some((start) => file.startsWith(start)));
  const found = written.flatMap(({ file, tree }) => {
    // Files of words, letters and papers are written with ordinary spaces: a function puts the others.
    const isSpaced = /\bbilingual\b|\bfrenchAll\b|\bfr`|\bfrench\b/.test(tree.text);
    return nodesOf(tree).flatMap((node): Found[] => {
      if (!isText(node) || !FRENCH.test(node.text) || !/\s/.test(node.text)) return [];
      const wrong =
        /\p{L}'\p{L}|\.\.\.|\b[eE]-?mail\b/u.test(node.text) ||
        (!isSpaced && /\p{L} [;:!?»](?!\p{L})|« /u.test(node.text));
      return wrong ? [[placeOf(node, file), node.text.slice(0, 80)]] : [];
    });
  });
  expect(found).toEqual([]);
});
