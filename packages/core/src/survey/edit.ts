import * as v from "valibot";
import { secondsMost, secondsOf } from "./budget.ts";
import type { Form, Question } from "./form.ts";
import { AGREE, CHARACTERS_MOST, QUOTE, RELEASE } from "./shipped/question.ts";

const line = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
const Words = v.object({ fr: line(200), en: line(200) });

/** What a firm says of a form: the ends of its scales, its hints and who reads it stay the product's. */
export const Edited = v.object({
  anonymous: v.boolean(),
  title: Words,
  questions: v.pipe(
    v.array(
      v.object({
        /** Of a question that is there already; a new one is given its own. */
        questionID: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, "question_id")),
        kind: v.picklist(["scale", "nps", "text"]),
        required: v.boolean(),
        label: Words,
      }),
    ),
    v.maxLength(40),
  ),
});
export type Edited = v.InferOutput<typeof Edited>;

export interface FormProblem {
  path: string;
  code: string;
}

/** The question that stands for a session's worth in every report. */
const KEPT: Readonly<Record<string, string>> = { closing: "useful" };

/** Ids of a firm's own questions: never those that another shipped form may come to use. */
const OWN = /^own-[a-z0-9]{1,20}$/;

/** The form that this edit of it makes: known questions keep what no firm edits. Pure. */
export function edited(before: Form, { anonymous, title, questions }: Edited): Form {
  const known = new Map(before.questions.map((question) => [question.questionID, question]));
  return {
    ...before,
    anonymous,
    title,
    questions: questions.map((one) => {
      const old = known.get(one.questionID);
      return old?.kind === one.kind ? { ...old, label: one.label, required: one.required } : fresh(one, before);
    }),
  };
}

function fresh({ questionID, kind, required, label }: Edited["questions"][number], form: Form): Question {
  const asked = { questionID, required, label };
  if (kind !== "text") return { ...asked, kind, ends: AGREE };
  const release = form.audience === "participant" ? RELEASE : QUOTE;
  return { ...asked, kind, required: false, charactersMost: CHARACTERS_MOST, release };
}

/** All that forbids this form, each with its field. An id keeps its kind for ever: figures of two kinds never meet. */
export function problemsOf(form: Form, known: readonly Question[]): FormProblem[] {
  const { questions, formID, title } = form;
  const ids = questions.map(({ questionID }) => questionID);
  const kept = KEPT[formID];
  const first = questions.find(({ kind }) => kind !== "text");
  return [
    ...blank("title", title),
    ...questions.flatMap(({ label }, at) => blank(`questions.${at}.label`, label)),
    ...questions.flatMap(({ questionID, kind }, at) => {
      if (ids.indexOf(questionID) !== at) return [{ path: `questions.${at}`, code: "form.twice" }];
      const old = known.find((one) => one.questionID === questionID);
      if (!old && !OWN.test(questionID)) return [{ path: `questions.${at}`, code: "form.twice" }];
      return old && old.kind !== kind ? [{ path: `questions.${at}.kind`, code: "form.kind" }] : [];
    }),
    ...(kept && !ids.includes(kept) ? [{ path: "questions", code: "form.useful" }] : []),
    ...(first ? [] : [{ path: "questions", code: "form.figure" }]),
    ...(secondsOf(form) > secondsMost(formID) ? [{ path: "questions", code: "form.too_long" }] : []),
  ];
}

function blank(path: string, { fr, en }: { fr: string; en: string }): FormProblem[] {
  const missing = [...(fr ? [] : ["fr"]), ...(en ? [] : ["en"])];
  return missing.map((language) => ({ path: `${path}.${language}`, code: "required" }));
}
