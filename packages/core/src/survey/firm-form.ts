import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, notFound, now } from "../kernel/index.ts";
import { Edited, edited, type FormProblem, problemsOf } from "./edit.ts";
import { type FormRow, SurveyForms } from "./form.table.ts";
import type { Form, Question } from "./form.ts";
import { FORM_IDS, type FormID, goalQuestions, shipped, shippedForm } from "./forms.ts";
import type { Info } from "./survey.ts";

/** A firm that edits a form each week has ten years of versions in one query. */
const VERSIONS_MAX = 4_000;

function formFrom(row: v.InferOutput<typeof FormRow>): Form {
  const { formID, version, anonymous, title, questions } = row;
  return { ...shippedForm(formID), version, anonymous, title, questions };
}

/** The newest version of a form: the firm's, else the shipped one. One query, for jobs that open waves. */
export async function latestForm(formID: FormID): Promise<Form> {
  const range = { pk: ["FORMS"], begins: [formID], limit: 1, descending: true };
  const [row] = rowsOf(SurveyForms, (await db().query(range)).items);
  return row ? formFrom(row) : shippedForm(formID);
}

/** The form that a wave was opened with, whatever was edited since; its objectives stand before its questions. */
export async function formOf(wave: Pick<Info, "formID" | "formVersion" | "objectives">): Promise<Form> {
  const form = await versionOf(wave.formID, wave.formVersion);
  return { ...form, questions: [...goalQuestions(wave.objectives), ...form.questions] };
}

async function versionOf(formID: string, version: number): Promise<Form> {
  if (version === 1) return shippedForm(formID);
  const row = await db().get(SurveyForms, { formID, version });
  if (!row) throw notFound("form");
  return formFrom(row);
}

export interface Kept {
  form: Form;
  /** Version, day and hour of what the firm made of it; empty while the shipped form stands. */
  versions: { version: number; editedAt: string }[];
}

/** The forms as the next waves will ask them, each with its versions. One query. */
export const list = fn("form.list", v.object({}), async (): Promise<Kept[]> => {
  Actor.assertRole("owner", "manager");
  const rows = rowsOf(SurveyForms, (await db().query({ pk: ["FORMS"], limit: VERSIONS_MAX })).items);
  return shipped.map((form) => {
    const own = rows.filter((row) => row.formID === form.formID);
    const newest = own.at(-1);
    const versions = own.map(({ version, editedAt }) => ({ version, editedAt }));
    return { form: newest ? formFrom(newest) : form, versions };
  });
});

interface Version {
  form: Form;
  /** What a new version is to be made from. */
  latest: number;
  /** Null of the shipped one. */
  editedAt: string | null;
}

const Key = v.object({ formID: v.picklist(FORM_IDS), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Every version of one form, the shipped one first. One query. */
async function versionsOf(formID: FormID): Promise<{ form: Form; editedAt: string | null }[]> {
  const { items } = await db().query({ pk: ["FORMS"], begins: [formID], limit: VERSIONS_MAX });
  const own = rowsOf(SurveyForms, items).map((row) => ({ form: formFrom(row), editedAt: row.editedAt }));
  return [{ form: shippedForm(formID), editedAt: null }, ...own];
}

/** One version as it was asked, however old: answers given to it are read by its words. */
export const read = fn("form.read", Key, async ({ formID, version }): Promise<Version> => {
  Actor.assertRole("owner", "manager");
  const versions = await versionsOf(formID);
  const one = versions.find(({ form }) => form.version === version);
  if (!one) throw notFound("form");
  return { ...one, latest: versions.at(-1)?.form.version ?? version };
});

const Save = v.object({ ...Key.entries, ...Edited.entries });

/**
 * Makes the next version of a form from the one that was read (`version`). Waves that are open keep theirs. Codes:
 * `form.changed` when somebody saved meanwhile, `form.invalid` with a problem a field.
 */
export const save = fn("form.save", Save, async ({ formID, version, ...input }) => {
  Actor.assertRole("owner", "manager");
  const versions = (await versionsOf(formID)).map(({ form }) => form);
  const before = versions.at(-1);
  if (before?.version !== version) throw changed();
  const known = versions.flatMap(({ questions }) => questions);
  return add(edited({ ...before, questions: known }, input), { formID, known, after: version });
});

const Restore = v.object({ ...Key.entries, after: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * Makes of an older version the next one: nothing between them is lost. `after`: the newest version that was read.
 * Codes: as `save`, and `form.current` for the newest itself.
 */
export const restore = fn("form.restore", Restore, async ({ formID, version, after }) => {
  Actor.assertRole("owner", "manager");
  const versions = (await versionsOf(formID)).map(({ form }) => form);
  if (versions.at(-1)?.version !== after) throw changed();
  const old = versions.find((form) => form.version === version);
  if (!old) throw notFound("form");
  if (version === after) throw new DomainError("conflict", "form.current", "This version is the one in use");
  return add(old, { formID, known: versions.flatMap(({ questions }) => questions), after });
});

interface Following {
  formID: FormID;
  /** Every question that the form ever asked. */
  known: readonly Question[];
  after: number;
}

async function add(form: Form, { formID, known, after }: Following) {
  const problems = problemsOf(form, known);
  if (problems.length > 0) throw invalid(problems);
  const { anonymous, title, questions } = form;
  const version = after + 1;
  const row = { formID, version, anonymous, title, questions, editedAt: now(), editedBy: Actor.reference() };
  const written = await db().write({ form: SurveyForms.create(row) }, { formID, version });
  if (written.refused) throw changed();
  return written.answer;
}

function changed(): DomainError {
  return new DomainError("conflict", "form.changed", "Somebody saved this form meanwhile");
}

function invalid(problems: readonly FormProblem[]): DomainError {
  return new DomainError("input", "form.invalid", "This form is to be corrected", problems);
}
