// The rules of others, asked about one file at a time: the schema and the compiled schematrons of a folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import SaxonJS from "saxon-js";

const SCHEMA = "xsd/Factur-X_EN16931.xsd";
const SCHEMATRONS = { CEN: "en16931-cii", "Factur-X": "facturx109-en16931", "BR-FR": "br-fr-flux2-cii" };
const SAID = /<svrl:(?:failed-assert|successful-report)([^>]*)>\s*<svrl:text>([\s\S]*?)<\/svrl:text>/g;

const CODES = "FACTUR-X_EN16931_codedb.xml";

function stylesheet(folder, name) {
  return gunzipSync(readFileSync(join(folder, "rules", `${name}.sef.json.gz`))).toString("utf8");
}

/** A schematron compiled elsewhere looks for its code list where it was compiled: here it is given at that address. */
async function codesOf(folder, compiled) {
  const list = await SaxonJS.getResource({ file: join(folder, "rules", CODES), type: "xml" });
  const places = new Set([...compiled.matchAll(/"base(?:Uri)?":"(file:[^"]*)"/g)].map(([, base]) => base));
  return Object.fromEntries([...places].map((base) => [new URL(CODES, base).href, list]));
}

function schemaOf(folder) {
  xmlRegisterFsInputProviders();
  const path = join(folder, SCHEMA);
  return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
}

/** What a schematron has against a text, warnings left out. */
function against({ name, stylesheetInternal, documentPool }, text) {
  const { principalResult } = SaxonJS.transform(
    { stylesheetInternal, documentPool, sourceText: text, destination: "serialized" },
    "sync",
  );
  return [...principalResult.matchAll(SAID)].flatMap(([, given, words]) => {
    const {
      id = "",
      flag,
      role,
    } = Object.fromEntries([...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, k, v]) => [k, v]));
    const weight = flag ?? role ?? "fatal";
    const said = words
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    return weight === "warning" || weight === "information" ? [] : [`${name} ${id}: ${said}`];
  });
}

/** A function that answers every objection to the text of a CII, none when it is fit. */
export async function judge(folder) {
  const schema = schemaOf(folder);
  const sheets = [];
  for (const [name, file] of Object.entries(SCHEMATRONS)) {
    const compiled = stylesheet(folder, file);
    const documentPool = await codesOf(folder, compiled);
    sheets.push({ name, stylesheetInternal: JSON.parse(compiled), documentPool });
  }
  return (text) => {
    const found = [];
    const document = XmlDocument.fromString(text);
    try {
      schema.validate(document);
    } catch (error) {
      found.push(`XSD: ${(error.details ?? [error]).map(({ message }) => message.trim()).join(" | ")}`);
    } finally {
      document.dispose();
    }
    for (const sheet of sheets) found.push(...against(sheet, text));
    return [...new Set(found)];
  };
}
