/** @jsxImportSource hono/jsx */
import type { Question } from "@entrepairs/core/survey";
import type { Typed } from "../form.tsx";
import type { Locale } from "../words/bilingual.ts";
import { refusalText } from "../words/refusal.ts";
import { surveyWords } from "../words/survey.ts";

interface Props {
  question: Question;
  typed: Typed;
  locale: Locale;
}

/** The name of the box that releases the words of a question. */
export const releaseOf = (questionID: string): string => `${questionID}.release`;

/** One question as a person meets it on a phone: large targets, words at the ends, the refusal beside it. */
export function QuestionField(props: Props) {
  return props.question.kind === "text" ? <Words {...props} /> : <Figures {...props} />;
}

function Figures(props: Props) {
  const { question, typed, locale } = props;
  if (question.kind === "text") return null;
  const { questionID, kind, ends, label } = question;
  const t = surveyWords(locale);
  const [least, most] = kind === "scale" ? [1, 5] : [0, 10];
  const values = Array.from({ length: most - least + 1 }, (_, at) => String(least + at));
  const problem = typed.fields.find((field) => field.path === questionID);
  const hint = kind === "scale" ? t.scaleHint : t.npsHint;
  return (
    <fieldset
      id={questionID}
      class="field"
      data-invalid={problem ? "" : undefined}
      aria-describedby={problem ? `${questionID}-error` : `${questionID}-hint`}
    >
      <legend>{label[locale]}</legend>
      <p class="sr" id={`${questionID}-hint`}>
        {hint(ends.low[locale], ends.high[locale])}
      </p>
      <div class={kind === "scale" ? "scale" : "scale eleven"}>
        {values.map((value) => (
          <label class="choice">
            <input type="radio" name={questionID} value={value} checked={typed.values[questionID] === value} />
            <span>{value}</span>
          </label>
        ))}
      </div>
      <div class="scale-ends" aria-hidden="true">
        <span>{ends.low[locale]}</span>
        <span>{ends.high[locale]}</span>
      </div>
      <Refused code={problem?.code} questionID={questionID} locale={locale} />
    </fieldset>
  );
}

function Words(props: Props) {
  const { question, typed, locale } = props;
  if (question.kind !== "text") return null;
  const { questionID, label, help, release, charactersMost } = question;
  const problem = typed.fields.find((field) => field.path === questionID);
  const described = [help && `${questionID}-hint`, problem && `${questionID}-error`].filter(Boolean).join(" ");
  return (
    <div class="field" data-invalid={problem ? "" : undefined}>
      <label for={questionID}>
        {label[locale]} <span class="soft">({surveyWords(locale).optional})</span>
      </label>
      {help ? (
        <p class="hint" id={`${questionID}-hint`}>
          {help[locale]}
        </p>
      ) : null}
      <textarea
        id={questionID}
        name={questionID}
        rows={4}
        maxlength={charactersMost}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={described || undefined}
      >
        {typed.values[questionID] ?? ""}
      </textarea>
      <Refused code={problem?.code} questionID={questionID} locale={locale} />
      <label class="choice">
        <input
          type="checkbox"
          name={releaseOf(questionID)}
          value="yes"
          checked={typed.values[releaseOf(questionID)] === "yes"}
        />
        <span>{release[locale]}</span>
      </label>
    </div>
  );
}

function Refused(props: { code: string | undefined; questionID: string; locale: Locale }) {
  if (!props.code) return null;
  return (
    <p class="error" id={`${props.questionID}-error`}>
      {refusalText(props.code, props.locale)}
    </p>
  );
}
