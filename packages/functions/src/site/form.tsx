/** @jsxImportSource hono/jsx */
import { DomainError, type FieldProblem } from "@entrepairs/core/kernel";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { readBody } from "../http/index.ts";
import type { Locale } from "./words/bilingual.ts";
import { pageWords } from "./words/page.ts";
import { refusalText } from "./words/refusal.ts";

/** What a form shows again after a refusal: what was typed, and which fields are to be corrected. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  fields: readonly FieldProblem[];
  /** A refusal that concerns no field. */
  code?: string | undefined;
}

export const untouched: Typed = { values: {}, fields: [] };

/**
 * The fields of a posted form, each a text, the first of its name; dotted names stay flat. The hidden `key` is the
 * idempotency key. A file or any other encoding is refused.
 */
export async function readForm(c: Context): Promise<{ values: Record<string, string>; key: string | undefined }> {
  const type = c.req.header("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new DomainError("input", "request.not_form", "Send a form");
  }
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(await readBody(c)))) {
    if (!(name in values)) values[name] = value;
  }
  const { key, ...rest } = values;
  return { values: { ...rest }, key: key && /^[A-Za-z0-9_-]{8,128}$/.test(key) ? key : undefined };
}

/** A refusal as its form shows it; anything else goes on to the error page. */
export function typedAgain(error: unknown, values: Record<string, string>): Typed {
  if (!(error instanceof DomainError) || error.status >= 500 || error.status === 404) throw error;
  return { values, fields: error.fields, code: error.code };
}

/** What a form that is shown again answers: the limit is told to machines as well, the rest is for its reader. */
export function statusOf({ code }: Typed): 422 | 429 {
  return code === "rate.limited" ? 429 : 422;
}

/** Names the intention of this form: sent twice, it is done once. */
export function KeyField() {
  return <input type="hidden" name="key" value={crypto.randomUUID()} />;
}

/** What each field of a form is called, by its name. */
export type Labels = Readonly<Record<string, string>>;

/** The refusals as links to their fields; `labels` says of which field each one speaks. */
export function ErrorSummary(props: { typed: Typed; locale: Locale; labels: Labels }) {
  const { fields, code } = props.typed;
  if (fields.length === 0 && !code) return null;
  return (
    <div class="summary" role="alert">
      {fields.length === 0 && code ? (
        <p>{refusalText(code, props.locale)}</p>
      ) : (
        <p>{pageWords(props.locale).toCorrect(fields.length)}</p>
      )}
      <ul class="dots">
        {fields.map((field) => (
          <li>
            <a href={`#${field.path}`}>
              {props.labels[field.path] ? `${props.labels[field.path]} – ` : ""}
              {refusalText(field.code, props.locale)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  typed: Typed;
  locale: Locale;
  type?: string;
  hint?: string;
  required?: boolean;
  autocomplete?: string;
  inputmode?: "text" | "numeric" | "email" | "decimal";
  value?: string;
  rows?: number;
  /** The id of a datalist with what many choose. */
  list?: string;
  maxlength?: number;
  children?: Child;
}

/** One labelled input with its hint and its refusal beside it; what was typed stays. */
export function Field(props: FieldProps) {
  const { name, typed, hint } = props;
  const problem = typed.fields.find((field) => field.path === name);
  const value = typed.values[name] ?? props.value ?? "";
  const described = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(" ");
  const shared = {
    id: name,
    name,
    required: props.required,
    maxlength: props.maxlength,
    "aria-invalid": problem ? ("true" as const) : undefined,
    "aria-describedby": described || undefined,
  };
  return (
    <div class="field" data-invalid={problem ? "" : undefined}>
      <label for={name}>{props.label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {props.rows ? (
        <textarea {...shared} rows={props.rows}>
          {value}
        </textarea>
      ) : (
        <input
          {...shared}
          type={props.type ?? "text"}
          value={value}
          autocomplete={props.autocomplete}
          inputmode={props.inputmode}
          list={props.list}
        />
      )}
      {problem ? (
        <p class="error" id={`${name}-error`}>
          {refusalText(problem.code, props.locale)}
        </p>
      ) : null}
      {props.children}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  legend: string;
  options: readonly { value: string; label: string; hint?: string }[];
  typed: Typed;
  locale: Locale;
  value?: string;
  required?: boolean;
}

/** A group of radio buttons, each a large target. */
export function Choice(props: ChoiceProps) {
  const problem = props.typed.fields.find((field) => field.path === props.name);
  const chosen = props.typed.values[props.name] ?? props.value;
  return (
    <fieldset
      id={props.name}
      class="field"
      data-invalid={problem ? "" : undefined}
      aria-describedby={problem ? `${props.name}-error` : undefined}
    >
      <legend>{props.legend}</legend>
      {props.options.map((option) => (
        <label class="choice">
          <input
            type="radio"
            name={props.name}
            value={option.value}
            checked={chosen === option.value}
            required={props.required}
          />
          <span>
            {option.label}
            {option.hint ? <span class="hint soft"> {option.hint}</span> : null}
          </span>
        </label>
      ))}
      {problem ? (
        <p class="error" id={`${props.name}-error`}>
          {refusalText(problem.code, props.locale)}
        </p>
      ) : null}
    </fieldset>
  );
}
