import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import { labelOf, type Words } from "../survey/index.ts";
import { figure } from "./release/index.ts";
import type { Blocks, Cell as CellSchema } from "./report.table.ts";

export type Cell = v.InferOutput<typeof CellSchema>;
type Block = Pick<Row<typeof Blocks>, "asked" | "labels"> & Parameters<typeof figure>[0][number];

/** A cell with what its question asks and, where something is not said, why. */
export interface ShownCell {
  label: Words;
  why: Words | null;
  figure: Cell;
}

/** The order in which cells stand; what a firm asks beside comes after. Blocks of before say their questions so. */
const QUESTIONS = ["useful", "problems", "ideas", "relations", "network", "facilitation", "safety", "recommendation"];

const WHY: Readonly<Record<string, Words>> = {
  "report.no_block": {
    fr: "Rien n’est publié pour l’instant\u00a0: un résultat paraît quand assez de personnes ont répondu à un questionnaire clos.",
    en: "Nothing is published yet: a result appears once enough people have answered a closed survey.",
  },
  "report.few_answers": {
    fr: "Trop peu de personnes ont répondu à cette question pour que leur anonymat soit gardé.",
    en: "Too few people answered this question for them to stay anonymous.",
  },
  few_people: {
    fr: "Le détail paraît à partir de dix personnes.",
    en: "Details appear from ten people on.",
  },
  pool_incomplete: {
    fr: "Le détail paraîtra quand assez de réponses seront publiées ensemble.",
    en: "Details will appear once enough answers are published together.",
  },
  would_reveal: {
    fr: "Le détail n’est pas donné\u00a0: il laisserait deviner la réponse d’une personne.",
    en: "Details are not given: someone’s answer could be guessed from them.",
  },
};

/** What whole blocks say on each question; one refused cell when there is no block. */
export function cellsOf(blocks: readonly Block[]): Cell[] {
  if (blocks.length === 0) return [figure([], "useful")];
  return questionsOf(blocks).map((questionID) => figure(blocks, questionID));
}

function questionsOf(blocks: readonly Block[]): string[] {
  const asked = new Set(blocks.flatMap(askedOf));
  return [
    ...QUESTIONS.filter((questionID) => asked.has(questionID)),
    ...[...asked].filter((id) => !QUESTIONS.includes(id)),
  ];
}

/** The closing wave asked one figure, the others all the rest, before firms edited forms. */
function askedOf({ asked, timing }: Block): readonly string[] {
  if (asked.length > 0) return asked;
  return QUESTIONS.filter((questionID) => (timing === "closing") === (questionID === "useful"));
}

/** What the questions of these blocks ask, where the words are the firm's own: the latest. */
export function labelsOf(blocks: readonly Pick<Block, "labels">[]): Block["labels"] {
  return Object.assign({}, ...blocks.map(({ labels }) => labels));
}

export function shown(cell: Cell, labels: Block["labels"] = {}): ShownCell {
  const code = withheld(cell);
  return { label: labels[cell.questionID] ?? labelOf(cell.questionID), why: (code && WHY[code]) || null, figure: cell };
}

function withheld(cell: Cell): string | undefined {
  if (cell.kind === "refused") return cell.code;
  const detail = cell.kind === "scale" ? cell.distribution : cell.nps;
  return "withheld" in detail ? detail.withheld : undefined;
}
