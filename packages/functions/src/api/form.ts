import { AUDIENCES, FORM_IDS, headOf, SurveyForm, TIMINGS, type Form as Whole } from "@entrepairs/core/survey";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, search } from "../http/index.ts";

const Label = v.strictObject({ fr: v.string(), en: v.string() });
const Question = v.strictObject({
  questionID: v.string(),
  kind: v.picklist(["scale", "nps", "text"]),
  required: v.boolean(),
  label: Label,
  ends: v.nullable(v.strictObject({ low: Label, high: Label })),
});
const Form = v.strictObject({
  formID: v.picklist(FORM_IDS),
  version: v.number(),
  timings: v.array(v.picklist(TIMINGS)),
  audience: v.picklist(AUDIENCES),
  anonymous: v.boolean(),
  title: Label,
  /** Who reads the answers, in the product's words: with the name, and without. */
  heads: v.strictObject({ named: Label, nameless: Label }),
  questions: v.array(Question),
  /** What it takes on a phone, and may take. */
  seconds: v.number(),
  secondsMost: v.number(),
});
const Kept = v.strictObject({
  ...Form.entries,
  versions: v.array(v.strictObject({ version: v.number(), editedAt: v.string() })),
});

function shown(form: Whole): v.InferOutput<typeof Form> {
  const { version, audience, anonymous, timings, title, questions } = form;
  const formID = v.parse(Form.entries.formID, form.formID);
  const heads = { named: headOf({ audience, anonymous: false }), nameless: headOf({ audience, anonymous: true }) };
  return {
    formID,
    version,
    audience,
    anonymous,
    title,
    heads,
    timings: [...timings],
    questions: questions.map((one) => ({
      questionID: one.questionID,
      kind: one.kind,
      required: one.required,
      label: one.label,
      ends: one.kind === "text" ? null : one.ends,
    })),
    seconds: SurveyForm.secondsOf(form),
    secondsMost: SurveyForm.secondsMost(form.formID),
  };
}

const formID = v.picklist(FORM_IDS);
const Saved = v.strictObject({ formID, version: v.number() });
const Version = v.strictObject({ ...Form.entries, latest: v.number(), editedAt: v.nullable(v.string()) });
const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number));
const Key = { formID, formVersion: number };

/** The questionnaires that the firm sends: each version is kept, for the answers that were given to it. */
export const mount = "/form";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ forms: v.array(Kept) }) }), async (c) => {
    const forms = await SurveyForm.list({});
    return c.json({ forms: forms.map(({ form, versions }) => ({ ...shown(form), versions })) });
  })
  .post("/", may("owner", "manager"), body(SurveyForm.save.schema), answers({ 201: Saved }), async (c) =>
    c.json(await SurveyForm.save(c.req.valid("json")), 201),
  )
  .get("/version", may("owner", "manager"), search(Key), answers({ 200: Version }), async (c) => {
    const { formVersion: version, ...of } = c.req.valid("query");
    const { form, ...rest } = await SurveyForm.read({ ...of, version });
    return c.json({ ...shown(form), ...rest });
  })
  .post("/restore", may("owner", "manager"), body(SurveyForm.restore.schema), answers({ 201: Saved }), async (c) =>
    c.json(await SurveyForm.restore(c.req.valid("json")), 201),
  );
export type Route = typeof route;
