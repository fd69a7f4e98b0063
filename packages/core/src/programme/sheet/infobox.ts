import { readDuration } from "./duration.ts";
import { type Field, infoboxNames, type Lines } from "./field.ts";
import { type FieldReader, fieldReader } from "./field-reader.ts";
import { readPublic } from "./list.ts";
import { type Price, readPrice } from "./price.ts";
import type { Report } from "./problem.ts";
import type { Info } from "./sheet.ts";
import type { SourceLine } from "./split.ts";
import { flatten, fr, quote } from "./text.ts";

type Infobox = Pick<
  Info,
  "superheading" | "heading" | "net" | "vat" | "gross" | "vatRate" | "days" | "hours" | "public" | "prerequisites"
>;
type Source = { fields: readonly Field[]; isPresent: boolean; body: readonly SourceLine[]; report: Report };

/** The box beside a sheet: price, duration, public, prerequisites. */
export function infoboxFields(source: Source): { info: Infobox; lines: [string, Lines][] } {
  const { fields, isPresent, body, report } = source;
  const reader = fieldReader({ fields, names: infoboxNames, path: "infobox.", report });
  if (!isPresent)
    report("infobox", "missing", fr`La fiche ne dit ni le prix, ni la durée, ni le public, ni les prérequis.`);
  const superheading = reader.text("superheading");
  const heading = reader.text("heading");
  const price = priceOf({ heading, superheading, body, reader, report });
  const info: Infobox = {
    superheading,
    heading,
    net: price?.net ?? null,
    vat: price?.vat ?? null,
    gross: price?.gross ?? null,
    vatRate: price?.rate ?? null,
    ...durationOf(reader),
    public: reader.list("public", readPublic),
    prerequisites: reader.text("prerequisites"),
  };
  if (isPresent) {
    reader.required("heading", heading === null && price === undefined, "Prix");
    reader.required("duration", reader.find("duration").kind === "empty", "Durée");
    reader.required("public", info.public.length === 0, "Public");
    reader.required("prerequisites", info.prerequisites === null, "Prérequis");
  }
  return { info, lines: reader.lines };
}

function durationOf(reader: FieldReader): { days: number | null; hours: number | null } {
  const text = reader.text("duration");
  if (text === null) return { days: null, hours: null };
  const { days, hours, remarks } = readDuration(text);
  for (const remark of remarks) reader.say("duration", remark.code, remark.text);
  return { days, hours };
}

type PriceSource = {
  heading: string | null;
  superheading: string | null;
  body: readonly SourceLine[];
  reader: FieldReader;
  report: Report;
};

/** In the heading, where sheets keep it; else with the words above it; else in the body. A guess is said. */
function priceOf({ heading, superheading, body, reader, report }: PriceSource): Price | undefined {
  const written = heading === null ? undefined : readPrice(heading);
  const say = (price: Price) => {
    for (const remark of price.remarks) reader.say("heading", remark.code, remark.text);
    return price;
  };
  if (written && isDecided(written)) return say(written);
  const above =
    superheading === null ? undefined : readPrice([superheading, heading].filter((each) => each !== null).join(" : "));
  if (superheading !== null && above && isDecided(above)) {
    reader.say("superheading", "guessed", fr`Prix lu avec ${quote(superheading)}.`);
    for (const remark of above.remarks) reader.say("superheading", remark.code, remark.text);
    return above;
  }
  if (written && /\d/.test(heading ?? "")) return say(written);
  const below = bodyPrice(body, report);
  if (below) return below;
  return written && say(written);
}

/** A price that marks HT or TTC and was read, or was refused for holding several. */
function isDecided(price: Price): boolean {
  return price.net !== null || price.gross !== null || (price.isMarked && price.remarks.length > 0);
}

function bodyPrice(body: readonly SourceLine[], report: Report): Price | undefined {
  const lines = body.filter((line) => /€|eur/i.test(line.text) && /\d/.test(line.text));
  const priced = lines.slice(0, 20).filter((line) => readPrice(line.text).isMarked);
  const [first] = priced;
  if (!first) return undefined;
  const price = readPrice(priced.map((line) => flatten(line.text.replace(/^\s*[-*>]\s+/, ""))).join(" ; "));
  report("body", "guessed", fr`Prix cherché dans le texte : ${quote(first.text)}.`, first.number);
  for (const remark of price.remarks) report("body", remark.code, remark.text, first.number);
  return price;
}
