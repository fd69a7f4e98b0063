import * as v from "valibot";
import { Charter, Cohorts } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { notFound } from "../kernel/index.ts";
import type { Act } from "./act.ts";
import type { Entry } from "./entry.ts";
import { type Key, type Loaded, load } from "./load.ts";
import { seatOf } from "./state.ts";

const Articles = v.array(v.string());

/** A group's charter as its room shows it: the shipped articles in both languages, then the group's own rules. */
export const CharterShown = v.strictObject({
  version: v.number(),
  articles: v.strictObject({ fr: Articles, en: Articles }),
  rules: v.array(v.string()),
});

/** The charter of the group whose open room the actor is in. Two round trips. */
export async function charter(key: Key): Promise<v.InferOutput<typeof CharterShown>> {
  const { state, who } = await load(key);
  if (state.frame.status !== "open" || seatOf(state, who)?.status !== "in") throw notFound("room");
  const cohort = await db().get(Cohorts, { cohortID: key.cohortID });
  if (!cohort) throw notFound("cohort");
  const { version, rules } = cohort.charter;
  return { version, articles: { fr: [...Charter.ARTICLES.fr], en: [...Charter.ARTICLES.en] }, rules: [...rules] };
}

/** The whole group, for an act on its charter: its rows are written with the room's. */
export async function groupFor({ kind }: Act, cohortID: string): Promise<Enrolment.Group | undefined> {
  const isCharter = kind === "addRule" || kind === "dropRule" || kind === "signCharter";
  return isCharter ? Enrolment.groupOf(cohortID) : undefined;
}

/** The rows of the group that such an act changes: guarded by the cohort as it was read. */
export function charterOperations(
  group: Enrolment.Group,
  { room, state, who }: Pick<Loaded, "room" | "state" | "who">,
  entry: Entry,
  act: Act,
): Named {
  const { rules } = group.cohort.charter;
  if (entry.kind === "ruleAdded") return Enrolment.ruled(group, [...rules, entry.text]);
  if (entry.kind === "ruleDropped")
    return Enrolment.ruled(
      group,
      rules.filter((rule) => rule !== entry.text),
    );
  if (entry.kind !== "signed" || act.kind !== "signCharter") return {};
  const enrolmentID = seatOf(state, who)?.enrolmentID ?? "";
  return Enrolment.signedInRoom(group, enrolmentID, { name: act.name, sessionID: room.sessionID });
}
