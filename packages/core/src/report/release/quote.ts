import type { Answer, Block } from "./block.ts";

export interface Quote {
  questionID: string;
  text: string;
}

/**
 * The words that may be read outside: released by their author, and given in a published block. Read from the answers
 * at each time, so that a release taken back or an erased person is gone at once. Sorted by text: no order of arrival.
 */
export function quotes(blocks: readonly Block[], answers: readonly Answer[]): Quote[] {
  const published = new Set(blocks.flatMap((block) => block.answerIDs));
  return answers
    .filter((answer) => published.has(answer.answerID))
    .flatMap((answer) => answer.words)
    .filter((words) => words.released && words.text.trim() !== "")
    .map(({ questionID, text }) => ({ questionID, text }))
    .sort((a, b) => (`${a.questionID} ${a.text}` < `${b.questionID} ${b.text}` ? -1 : 1));
}
