import * as v from "valibot";
import { db } from "../db/index.ts";
import { ID, type Row } from "../kernel/index.ts";
import { OwnTemplates, TemplateVersions } from "./method.table.ts";
import type { Step, StepTemplate } from "./template.ts";
import { templates } from "./templates.ts";

export type Own = Row<typeof OwnTemplates>;

/**
 * The template of this id: a shipped one, or the firm's in the version asked for, the one that stands without it.
 * Undefined when there is none; `isArchived` ones are found, since sessions keep them. Asks for no role.
 */
export async function templateAt(templateID: string, version?: number): Promise<StepTemplate | undefined> {
  const shipped = templates.find((one) => one.templateID === templateID);
  if (shipped || !v.is(ID.schema("template"), templateID)) return shipped;
  const kept = version
    ? await db().get(TemplateVersions, { templateID, version })
    : await db().get(OwnTemplates, { templateID });
  return kept && plain(kept);
}

/** What a session keeps of its template. */
interface Follows {
  templateID: string;
  templateVersion?: number | undefined;
}

/** The templates of several sessions, each read once. */
export async function templatesOf(
  sessions: readonly Follows[],
): Promise<(session: Follows) => StepTemplate | undefined> {
  const keyOf = (one: Follows) => `${one.templateID}#${one.templateVersion ?? ""}`;
  const distinct = new Map(sessions.map((one) => [keyOf(one), one]));
  const found = await Promise.all(
    [...distinct].map(async ([key, one]) => [key, await templateAt(one.templateID, one.templateVersion)] as const),
  );
  const known = new Map(found);
  return (session) => known.get(keyOf(session));
}

type Kept = Pick<Own, "templateID" | "version" | "kind" | "name" | "steps">;

/** A kept row as a template: ours and checked when it was kept: its optional parts are there or not. */
export function plain({ templateID, version, kind, name, steps }: Kept): StepTemplate {
  return { templateID, version, kind, name, steps: steps as Step[] };
}
