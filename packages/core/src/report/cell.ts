import type * as v from "valibot";
import { labelOf, type Words } from "../survey/index.ts";
import { type Block, figure } from "./release/index.ts";
import type { Cell as CellSchema } from "./report.table.ts";

export type Cell = v.InferOutput<typeof CellSchema>;

/** A cell with what its question asks and, where something is not said, why. */
export interface ShownCell {
  label: Words;
  why: Words | null;
  figure: Cell;
}

/** Figures asked of every union of blocks, in the order of the forms; those nobody was asked for are left out. */
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
  return QUESTIONS.filter((questionID) => blocks.some((block) => wasAsked(block, questionID))).map((questionID) =>
    figure(blocks, questionID),
  );
}

/** The closing wave asks one figure, the others all the rest; a question under k is there, refused. */
function wasAsked({ timing }: Block, questionID: string): boolean {
  return (timing === "closing") === (questionID === "useful");
}

export function shown(cell: Cell): ShownCell {
  const code = withheld(cell);
  return { label: labelOf(cell.questionID), why: (code && WHY[code]) || null, figure: cell };
}

function withheld(cell: Cell): string | undefined {
  if (cell.kind === "refused") return cell.code;
  const detail = cell.kind === "scale" ? cell.distribution : cell.nps;
  return "withheld" in detail ? detail.withheld : undefined;
}
