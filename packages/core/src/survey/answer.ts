import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firms } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, type Row } from "../kernel/index.ts";
import { SurveyAnswers, SurveyDrafts } from "./answer.table.ts";
import { formOf } from "./firm-form.ts";
import { type Checked, type CheckResult, check, type Form } from "./form.ts";
import { SurveyRequests, Surveys } from "./survey.table.ts";
import { Event, isOpen, PURPOSE, type Stored } from "./survey.ts";

/** What the bearer of a link sees: the form, what he answered so far, whether he still may. */
export interface Mine {
  survey: Stored;
  form: Form;
  firm: Row<typeof Firms>;
  locale: "fr" | "en";
  state: "open" | "answered" | "closed";
  draft: Checked;
}

/** Links mailed before others than participants were asked name an enrolment. */
function bearer(): { surveyID: string; respondentID: string } {
  const { surveyID = "", respondentID, enrolmentID = "" } = Actor.subject(PURPOSE);
  return { surveyID, respondentID: respondentID ?? enrolmentID };
}

/** The bearer's survey, in one round trip, and one more for a form that the firm edited. Reading consumes nothing. */
export async function mine(): Promise<Mine> {
  const key = bearer();
  const [survey, request, draft, firm] = await db().gets(
    { entity: Surveys, key },
    { entity: SurveyRequests, key },
    { entity: SurveyDrafts, key },
    { entity: Firms, key: {} },
  );
  if (!survey || !request || !firm) throw notFound("survey");
  const form = await formOf(survey);
  const { scale, nps, words } = draft ?? { scale: {}, nps: {}, words: [] };
  const state = request.answeredAt ? "answered" : isOpen(survey, now()) ? "open" : "closed";
  return { survey, form, firm, locale: request.locale, state, draft: { scale, nps, words } };
}

function assertOpen({ state }: Mine): void {
  if (state === "answered") throw already();
  if (state === "closed") throw closed();
}

const Answers = v.object({ answers: v.record(v.string(), v.unknown()) });

/** Keeps what is answered so far, question by question; what is left blank is taken back. Nobody else reads it. */
export const save = fn("survey.save", Answers, async ({ answers }) => {
  const own = await mine();
  assertOpen(own);
  const some = own.form.questions.filter(({ questionID }) => Object.hasOwn(answers, questionID));
  const partial = { ...own.form, questions: some.map((question) => ({ ...question, required: false })) };
  const result = check(partial, answers);
  if (!result.ok && result.problems.some(({ code }) => code !== "survey.empty")) throw refusal(result);
  const given: Checked = result.ok ? result.answers : { scale: {}, nps: {}, words: [] };
  const kept = without(own.draft, new Set(Object.keys(answers)));
  const draft = {
    ...bearer(),
    scale: { ...kept.scale, ...given.scale },
    nps: { ...kept.nps, ...given.nps },
    words: [...kept.words, ...given.words],
    expiresAt: own.survey.closesAt,
  };
  const open = SurveyRequests.check(bearer(), { test: "still", values: { answeredAt: null } });
  const written = await db().write({ draft: SurveyDrafts.put(draft), open }, { surveyID: own.survey.surveyID });
  if (written.refused) throw already();
  return written.answer;
});

function without({ scale, nps, words }: Checked, asked: ReadonlySet<string>): Checked {
  const left = (figures: Record<string, number>) =>
    Object.fromEntries(Object.entries(figures).filter(([questionID]) => !asked.has(questionID)));
  return { scale: left(scale), nps: left(nps), words: words.filter(({ questionID }) => !asked.has(questionID)) };
}

/**
 * Gives the bearer's answers, once and for good: what was saved before, and over it what is given now. The refusal
 * names each question. Codes: `survey.already`, `survey.closed`, `survey.incomplete`.
 */
export const answer = fn("survey.answer", Answers, async ({ answers }) => {
  const own = await mine();
  assertOpen(own);
  const result = check(own.form, { ...asGiven(own.draft), ...answers });
  if (!result.ok) throw refusal(result);
  const { surveyID, respondentID } = bearer();
  const [request] = await db().gets({ entity: SurveyRequests, key: bearer() });
  const at = now();
  const signed = own.form.anonymous
    ? { respondentID: ID.create("anonymous"), organizationID: null, answeredAt: own.survey.openedAt }
    : { respondentID, organizationID: request?.organizationID ?? null, answeredAt: at };
  const written = await db().write(
    {
      request: SurveyRequests.update(bearer(), { set: { answeredAt: at } }).ifStill({ answeredAt: null }),
      wave: Surveys.check({ surveyID }, { test: "still", values: { closedAt: null } }),
      answer: SurveyAnswers.create({
        surveyID,
        ...signed,
        ...result.answers,
        formVersion: own.form.version,
      }),
      draft: SurveyDrafts.delete(bearer()),
      event: event(Event.Answered, { surveyID, cohortID: own.survey.cohortID }),
    },
    { surveyID, status: "answered" },
  );
  if (written.refused === "wave") throw closed();
  if (written.refused) throw already();
  return written.answer;
});

/** Saved answers as a form sends them. */
function asGiven({ scale, nps, words }: Checked): Record<string, unknown> {
  return {
    ...scale,
    ...nps,
    ...Object.fromEntries(words.map(({ questionID, text, released }) => [questionID, { text, released }])),
  };
}

function refusal(result: Extract<CheckResult, { ok: false }>): DomainError {
  const fields = result.problems.map(({ questionID, code }) => ({ path: questionID.slice(0, 100), code }));
  return new DomainError("input", "survey.incomplete", "Some answers are to be corrected", fields);
}

function already(): DomainError {
  return new DomainError("conflict", "survey.already", "You have already answered");
}

function closed(): DomainError {
  return new DomainError("gone", "survey.closed", "This survey is closed");
}
