/**
 * What a reader could not take as written. `guessed`: taken, by a reading to check. `not_understood`: left out.
 * `ambiguous`: several readings. `missing`: nothing written. `contradiction`: the sheet says two things, both kept.
 * `unreadable`: nothing of the file could be read.
 */
export type Code = "guessed" | "not_understood" | "ambiguous" | "missing" | "contradiction" | "unreadable";

/** `field` is the dotted field of the source (`infobox.duration`), or `file`, `frontMatter`, `body`; `line` counts from 1. */
export type Problem = { field: string; code: Code; text: string; line: number | null };

/** What a reader of one value says, before the field and line are known. */
export type Remark = { code: Code; text: string };

export type Report = (field: string, code: Code, text: string, line?: number | null) => void;

/** Past this many, a sheet is not worth a longer list: the last one says so. */
const problemsMax = 100;

export function listOfProblems(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  const report: Report = (field, code, text, line = null) => {
    if (problems.length < problemsMax) {
      problems.push({ field, code, text, line });
      return;
    }
    if (problems.length > problemsMax) return;
    problems.push({
      field: "file",
      code: "not_understood",
      text: "D’autres problèmes ne sont pas listés.",
      line: null,
    });
  };
  return { problems, report };
}
