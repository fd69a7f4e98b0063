/** @jsxImportSource hono/jsx */
import type { Signing } from "@entrepairs/core/attendance";
import { wallClockOf } from "@entrepairs/core/session";
import { day as dayIn } from "@entrepairs/mail";
import { Field, KeyField, type Typed } from "../form.tsx";
import type { Locale } from "../words/bilingual.ts";
import { refusalText } from "../words/refusal.ts";
import { signingWords } from "../words/signing.ts";

/** `9 h`, `9 h 30`; in English as the clock shows it. */
function timeIn(time: string, locale: Locale): string {
  if (locale === "en") return time;
  const [hours, minutes] = time.split(":");
  return `${Number(hours)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

/** `Matin, 3 mars 2026, de 9 h à 12 h 30`. */
export function halfDayText(day: Signing.HalfDay, zone: string, locale: Locale): string {
  const t = signingWords(locale);
  const [from, to] = [wallClockOf(day.from, zone), wallClockOf(day.to, zone)];
  return `${t.part[day.part]}, ${dayIn(from.day, locale)}, ${t.between(timeIn(from.time, locale), timeIn(to.time, locale))}`;
}

/** Whom the form signs for: himself, by his link, or whoever he says he is. */
interface FormProps {
  action: string;
  half: number;
  sessionID?: string;
  people?: readonly { enrolmentID: string; given: string; family: string }[];
  typed: Typed;
  locale: Locale;
}

/** Draws or types a signature; whole without script, which only brings the pad. */
export function SigningForm(props: FormProps) {
  const { typed, locale } = props;
  const t = signingWords(locale);
  const drawing = typed.fields.find(({ path }) => path === "strokes");
  return (
    <form method="post" action={props.action}>
      <KeyField />
      <input type="hidden" name="half" value={String(props.half)} />
      {props.sessionID ? <input type="hidden" name="sessionID" value={props.sessionID} /> : null}
      {props.people ? <Who people={props.people} typed={typed} locale={locale} /> : null}
      <div class="field pad" data-pad hidden id="strokes">
        <span class="label" id="pad-label">
          {t.draw}
        </span>
        <canvas width="600" height="200" role="img" aria-label={t.pad} />
        <input type="hidden" name="strokes" value="" />
        <p class="actions">
          <button type="button" class="btn">
            {t.clear}
          </button>
        </p>
        {drawing ? <p class="error">{refusalText(drawing.code, locale)}</p> : null}
      </div>
      <Field name="name" label={t.typed} typed={typed} locale={locale} autocomplete="name" maxlength={120} />
      <p class="soft">{t.kept}</p>
      <p class="actions">
        <button type="submit" class="btn primary">
          {t.submit}
        </button>
      </p>
    </form>
  );
}

function Who(props: Required<Pick<FormProps, "people">> & Pick<FormProps, "typed" | "locale">) {
  const { people, typed, locale } = props;
  const t = signingWords(locale);
  const problem = typed.fields.find(({ path }) => path === "enrolmentID");
  return (
    <div class="field" data-invalid={problem ? "" : undefined}>
      <label for="enrolmentID">{t.who}</label>
      <select
        id="enrolmentID"
        name="enrolmentID"
        required
        aria-invalid={problem ? ("true" as const) : undefined}
        aria-describedby={problem ? "enrolmentID-error" : undefined}
      >
        <option value="">{t.pick}</option>
        {people.map(({ enrolmentID, given, family }) => (
          <option value={enrolmentID} selected={typed.values.enrolmentID === enrolmentID}>
            {given} {family.slice(0, 1)}.
          </option>
        ))}
      </select>
      {problem ? (
        <p class="error" id="enrolmentID-error">
          {refusalText(problem.code, locale)}
        </p>
      ) : null}
    </div>
  );
}
