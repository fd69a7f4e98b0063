import * as v from "valibot";
import { type Cohort, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, notFound, now, Rev, text } from "../kernel/index.ts";
import { cardOperations } from "./card.ts";
import { reserve } from "./coach-day.ts";
import { MINUTES_MOST } from "./layout.ts";
import { OwnTemplates, STEP_KINDS, TemplateVersions, WRITERS } from "./method.table.ts";
import { type Own, plain, templateAt } from "./method-read.ts";
import { assertMethod, completed } from "./method-rules.ts";
import { restated } from "./sequence.ts";
import { type SessionRow, Sessions } from "./session.table.ts";
import { cycleOf, Event, type Stored } from "./session.ts";
import { durationMinutes, type Step, type StepTemplate, type Words } from "./template.ts";
import { templates } from "./templates.ts";

type SessionKind = v.InferOutput<typeof SessionRow>["kind"];

const OWN_MOST = 60;
const STEPS_MOST = 14;
const TOPICS_MOST = 4;
const VERSIONS_SHOWN = 50;

/** In both languages; where the second is left empty the first stands for it. */
const Both = (max: number) =>
  v.pipe(
    v.object({ fr: line(max), en: v.optional(text(max), "") }),
    v.transform(({ fr, en }): Words => ({ fr, en: en || fr })),
  );

/** A sentence for one role; none where it is left empty in French. */
const Sentence = v.optional(v.object({ fr: v.optional(text(200), ""), en: v.optional(text(200), "") }));

const Minutes = (most: number) =>
  v.pipe(v.number(), v.integer("minutes"), v.minValue(1, "minutes"), v.maxValue(most, "minutes"));

const StepInput = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9-]{0,39}$/, "key")),
  kind: v.picklist(STEP_KINDS),
  writer: v.picklist(WRITERS),
  name: Both(80),
  minutes: Minutes(240),
  floorMinutes: v.optional(Minutes(120)),
  instruction: v.optional(v.object({ client: Sentence, consultant: Sentence, facilitator: Sentence }), {}),
});

const TemplateID = v.union([v.picklist(templates.map(({ templateID }) => templateID)), ID.schema("template")]);
const OwnKey = { templateID: ID.schema("template") };

export { type Own, plain, templateAt, templatesOf } from "./method-read.ts";

/** The shipped templates, and the firm's own, the newest last. One query. */
export async function list(): Promise<{ shipped: readonly StepTemplate[]; own: Own[] }> {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = await db().query({ pk: ["METHODS"], limit: OWN_MOST });
  return { shipped: templates, own: rowsOf(OwnTemplates, items) };
}

/** Those of a few minutes that may be brought before the topics. Asks for no role: whoever opens a room chooses. */
export async function inputs(): Promise<StepTemplate[]> {
  const { items } = await db().query({ pk: ["METHODS"], limit: OWN_MOST });
  const own = rowsOf(OwnTemplates, items).filter(({ isArchived }) => !isArchived);
  return [...templates, ...own.map(plain)].filter(({ kind }) => kind === "input");
}

/** One of the firm's own with its versions, the newest first. */
export async function card({ templateID }: { templateID: string }) {
  Actor.assertRole("owner", "manager");
  const [own, { items }] = await Promise.all([
    db().get(OwnTemplates, { templateID }),
    db().query({ pk: ["METHOD", templateID], limit: VERSIONS_SHOWN, descending: true }),
  ]);
  if (!own) throw notFound("template");
  const versions = rowsOf(TemplateVersions, items).map(({ version, savedAt }) => ({ version, savedAt }));
  return { own, versions };
}

/** Copies a shipped template or one of the firm's, under a name of its own; the copy is edited, never the original. */
export const copy = fn(
  "template.copy",
  v.object({ from: TemplateID, name: Both(80) }),
  async ({ from: copiedFrom, name }) => {
    Actor.assertRole("owner", "manager");
    const [from, { own }] = await Promise.all([templateAt(copiedFrom), list()]);
    if (!from) throw notFound("template");
    if (own.length >= OWN_MOST) throw new DomainError("conflict", "template.many", "Too many templates");
    const at = now();
    const kept = { ...from, templateID: ID.create("template"), version: 1, name, savedAt: at };
    const { templateID, version } = kept;
    await db().write(
      { own: OwnTemplates.create({ ...kept, copiedFrom, isArchived: false }), version: TemplateVersions.create(kept) },
      { templateID, version },
    );
    return { templateID, version };
  },
);

const Save = v.object({
  ...OwnKey,
  name: Both(80),
  steps: v.pipe(v.array(StepInput), v.minLength(1, "required"), v.maxLength(STEPS_MOST, "template.steps_many")),
  /** As it was read: refused when someone saved meanwhile (`template.changed`). */
  rev: Rev,
});

/**
 * Saves the firm's template as a new version. Sessions keep the version that they were given. Refused
 * (`template.method`, a code a field) when it would break the method or its confidences.
 */
export const save = fn("template.save", Save, async ({ templateID, name, steps, rev }) => {
  Actor.assertRole("owner", "manager");
  const own = await db().get(OwnTemplates, { templateID });
  if (!own) throw notFound("template");
  const drafts = steps.map((step) => ({ ...step, instruction: spoken(step.instruction) }));
  assertMethod(own.kind, drafts);
  const changed = { ...own, name, steps: completed(own.kind, drafts), version: own.version + 1, savedAt: now(), rev };
  const { isArchived: _, copiedFrom: __, rev: ___, ...kept } = changed;
  const written = await db().write(
    { own: OwnTemplates.replace(changed), version: TemplateVersions.create(kept) },
    { templateID, version: changed.version, rev: rev + 1 },
  );
  if (written.refused) throw new DomainError("conflict", "template.changed", "Someone saved this meanwhile");
  return written.answer;
});

type Said = v.InferOutput<typeof StepInput>["instruction"];

function spoken(said: Said): Step["instruction"] {
  const entries = (["client", "consultant", "facilitator"] as const).flatMap((role) => {
    const { fr = "", en = "" } = said[role] ?? {};
    return fr || en ? [[role, { fr: fr || en, en: en || fr }] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Takes one of the firm's templates out of the choices, or back; sessions that have it keep it. */
export const archive = fn(
  "template.archive",
  v.object({ ...OwnKey, isArchived: v.boolean() }),
  async ({ templateID, isArchived }) => {
    Actor.assertRole("owner", "manager");
    if (!(await db().get(OwnTemplates, { templateID }))) throw notFound("template");
    await db().write({ own: OwnTemplates.update({ templateID }, { set: { isArchived } }) }, { templateID, isArchived });
    return { templateID, isArchived };
  },
);

/** What a kind of session is held by. */
const TEMPLATE_OF: Record<SessionKind, StepTemplate["kind"]> = {
  kickoff: "kickoff",
  regular: "consultation",
  discovery: "consultation",
  review: "review",
};

/** The template that may be given to sessions of this kind, as a session keeps it; refused otherwise. */
export async function given(templateID: string, kind: SessionKind) {
  const template = await templateAt(templateID);
  if (template?.kind !== TEMPLATE_OF[kind]) {
    throw new DomainError("unprocessable", "template.unfit", "This template is for another kind of session", [
      { path: "templateID", code: "template.unfit" },
    ]);
  }
  const isOwn = templateID.startsWith("template_");
  return { templateID, template, ...(isOwn && { templateVersion: template.version }) };
}

function lengthOf(template: StepTemplate, topics: number): number {
  const minutes = durationMinutes(template, topics);
  if (minutes > MINUTES_MOST) {
    throw new DomainError("unprocessable", "template.day", "Longer than a day", [
      { path: "topics", code: "template.day" },
    ]);
  }
  return minutes;
}

const relaid = (one: Stored, minutes: number) => (one.minutes === minutes ? {} : { minutes, ...restated(one) });

/** What goes with sessions that become longer or shorter: their coach's hours, the card, those who are told. */
async function lengthened(cohort: Cohort.Stored, sessions: readonly Stored[], longer: readonly Stored[]) {
  const { cohortID } = cohort;
  const drop = sessions.filter((one) => longer.some(({ sessionID }) => sessionID === one.sessionID));
  const all = sessions.map((one) => longer.find(({ sessionID }) => sessionID === one.sessionID) ?? one);
  const [only] = longer;
  const told =
    only && longer.length === 1
      ? event(Event.Moved, { cohortID, sessionID: only.sessionID })
      : event(Event.CycleMoved, { cohortID });
  return {
    coachDays: await reserve(cohort.coachID, { add: longer, drop }),
    ...cardOperations(cohort, all),
    event: told,
  };
}

const Give = v.object({
  cohortID: ID.schema("cohort"),
  /** One session; absent: all that are still to come, of this kind. */
  sessionID: v.optional(ID.schema("session")),
  kind: v.picklist(["kickoff", "regular", "review", "discovery"]),
  templateID: TemplateID,
  /** Their length becomes that of this many topics; absent: they keep the length that they have. */
  topics: v.optional(
    v.pipe(v.number(), v.integer("topics"), v.minValue(1, "topics"), v.maxValue(TOPICS_MOST, "topics")),
  ),
});

/**
 * Gives planned sessions of a group their template, in the version that stands now, and with `topics` the length that
 * follows from it: people are told of that as of a session that moves. By its coach, or who runs the firm. Refused past
 * a day (`template.day`), and when the coach is not free for so long.
 */
export const give = fn("session.give", Give, async ({ cohortID, sessionID, kind, templateID, topics }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const { cohort, sessions } = await cycleOf(cohortID);
    const chosen = sessions.filter(
      (one) => one.kind === kind && one.status === "planned" && (!sessionID || one.sessionID === sessionID),
    );
    if (chosen.length === 0) throw notFound("session");
    const { template, ...set } = await given(templateID, kind);
    const minutes = topics && lengthOf(template, topics);
    const changed = chosen.map(({ templateVersion: _, ...one }) => ({
      ...one,
      ...set,
      ...(minutes && relaid(one, minutes)),
    }));
    const longer = changed.filter((one, at) => one.minutes !== chosen[at]?.minutes);
    const written = await db().write(
      {
        cohort: Cohorts.replace(cohort),
        sessions: changed.map((one) => Sessions.replace(one)),
        ...(longer.length > 0 && (await lengthened(cohort, sessions, longer))),
      },
      { cohortID, status: cohort.status },
    );
    return written.refused ? undefined : written.answer;
  });
});
