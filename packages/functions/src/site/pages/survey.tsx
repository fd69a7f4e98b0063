/** @jsxImportSource hono/jsx */
import { DomainError, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Survey } from "@entrepairs/core/survey";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { readForm, type Typed, typedAgain, untouched } from "../form.tsx";
import { languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage } from "../page.tsx";
import { answersIn, type Step, stepAsking, stepAt, stepsOf, valuesOf } from "../survey/step.ts";
import { AlreadyPage, addressOf, ClosedPage, StepPage, ThanksPage, UnknownPage } from "../survey/view.tsx";
import type { Locale } from "../words/bilingual.ts";

interface Visit {
  c: Context<Env>;
  token: string;
  own: Survey.Mine;
  locale: Locale;
}

/** Shows what a link leads to, as its bearer; every way it may lead nowhere is said in the same plain words. */
async function visit(c: Context<Env>, token: string, body: (own: Survey.Mine) => Promise<Response>): Promise<Response> {
  try {
    return await withLink(c, token, Survey.PURPOSE, async () => body(await Survey.mine()));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    const locale = languageOf(c);
    return answerPage(c, <UnknownPage locale={locale} other={otherLanguage(c, locale)} />, 410);
  }
}

/** The language that was chosen on the page, else the one he was enrolled in. */
function localeOf(chosen: string | undefined, own: Survey.Mine): Locale {
  return chosen === "fr" || chosen === "en" ? chosen : own.locale;
}

function show({ c, token, own, locale }: Visit): Response {
  if (own.state === "answered") return answerPage(c, <ThanksPage own={own} token={token} locale={locale} />);
  if (own.state === "closed")
    return answerPage(c, <ClosedPage own={own} token={token} locale={locale} words="" />, 410);
  const typed = { ...untouched, values: valuesOf(own.draft) };
  const step = stepAt(own.form, c.req.query("etape"));
  return answerPage(c, <StepPage own={own} token={token} locale={locale} step={step} typed={typed} />);
}

/** Saves the step and goes on, goes back, or sends the whole. */
async function act(at: Visit, step: Step, posted: Awaited<ReturnType<typeof readForm>>): Promise<Response> {
  const { c, token, own, locale } = at;
  const answers = answersIn(posted.values, step);
  const isLast = step.number === stepsOf(own.form).length;
  if (posted.values.sens === "precedent") {
    await saveWhatHolds(answers);
    return c.redirect(addressOf(token, Math.max(1, step.number - 1), locale), 303);
  }
  if (isLast) {
    try {
      await withIdempotencyKey(posted.key, () => Survey.answer({ answers }));
    } catch (error) {
      // An earlier screen is shown when its answer is missing: what was written on this one waits for him.
      if (error instanceof DomainError && error.kind === "input") await saveWhatHolds(answers);
      throw error;
    }
    return c.redirect(addressOf(token, 1, locale), 303);
  }
  const missing = step.questions.filter(({ questionID, required }) => required && !answers[questionID]);
  if (missing.length > 0) {
    const fields = missing.map(({ questionID }) => ({ path: questionID, code: "survey.required" }));
    throw new DomainError("input", "survey.incomplete", "Some answers are missing", fields);
  }
  await Survey.save({ answers });
  return c.redirect(addressOf(token, step.number + 1, locale), 303);
}

/** Who goes back is not stopped by what he did not finish. */
async function saveWhatHolds(answers: Record<string, unknown>): Promise<void> {
  try {
    await Survey.save({ answers });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "input") throw error;
  }
}

/** A refusal as a page: over for good in plain words, else the step again with what was typed. */
function refuse(at: Visit, step: Step, values: Record<string, string>, error: unknown): Response {
  const { c, token, own, locale } = at;
  const code = error instanceof DomainError ? error.code : "";
  const shown = { own, token, locale, words: wordsIn(own.form, values) };
  if (code === "survey.already") return answerPage(c, <AlreadyPage {...shown} />, 409);
  if (code === "survey.closed") return answerPage(c, <ClosedPage {...shown} />, 410);
  const typed = typedAgain(error, { ...valuesOf(own.draft), ...values });
  const asked =
    stepAsking(
      own.form,
      typed.fields.map((field) => field.path),
    ) ?? step;
  const here: Typed = { ...typed, fields: typed.fields.filter((field) => asks(asked, field.path)) };
  return answerPage(c, <StepPage own={own} token={token} locale={locale} step={asked} typed={here} />, 422);
}

/** What was posted as words, whatever became of it. */
function wordsIn(form: Survey.Mine["form"], values: Record<string, string>): string {
  const written = form.questions
    .filter(({ kind }) => kind === "text")
    .map(({ questionID }) => values[questionID] ?? "");
  return written.join("\n\n");
}

function asks(step: Step, questionID: string): boolean {
  return step.questions.some((question) => question.questionID === questionID);
}

const bearer = says({ may: { link: Survey.PURPOSE } });

/** A survey by its mailed link: GET shows, POST saves or sends; once per person. */
export const route = new Hono<Env>()
  .get("/avis/:token", bearer, (c) => {
    const token = c.req.param("token");
    return visit(c, token, async (own) => show({ c, token, own, locale: localeOf(c.req.query("langue"), own) }));
  })
  .post("/avis/:token", bearer, (c) => {
    const token = c.req.param("token");
    return visit(c, token, async (own) => {
      const posted = await readForm(c);
      const at = { c, token, own, locale: localeOf(posted.values.langue, own) };
      const step = stepAt(own.form, posted.values.etape);
      try {
        return await act(at, step, posted);
      } catch (error) {
        return refuse(at, step, posted.values, error);
      }
    });
  });
