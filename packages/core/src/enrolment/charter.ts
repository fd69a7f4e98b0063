import * as v from "valibot";
import { Charter, Cohort, untilWritten } from "../cohort/index.ts";
import { db, type Named } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, now } from "../kernel/index.ts";
import { linked, settled } from "./answer.ts";
import { Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { changeOne, enrolmentOf, type Group, groupOf, groupOperations, type Stored } from "./group.ts";
import { enrolmentLink } from "./mailed.ts";

const Signature = v.object({ name: line(120), version: v.pipe(v.number(), v.integer()) });

/** Signs the group's charter by a typed name, once a version; a charter that changed meanwhile is read again first. */
export const signCharter = fn("enrolment.signCharter", Signature, async ({ name, version }) =>
  changeOne(linked("charter", "enrolment"), ({ cohort }, enrolment) => {
    if (enrolment.charter?.version === cohort.charter.version) return undefined;
    if (enrolment.status !== "accepted") throw settled();
    if (version !== cohort.charter.version) {
      throw new DomainError("conflict", "charter.changed", "The charter has changed: read it again");
    }
    const charter = { version, name, signedAt: now() };
    return { enrolment: { ...enrolment, charter }, also: { event: told(Event.CharterSigned, enrolment) } };
  }),
);

const Ask = v.object({
  cohortID: ID.schema("cohort"),
  /** The group's own rules, when it settled them; they make a new version, signed again by all. */
  rules: v.optional(v.pipe(v.array(line(300)), v.maxLength(12, "too_long"))),
});

/** Asks everyone who takes part and has not signed the present charter: one mail each, by the event. */
export const askCharter = fn("enrolment.askCharter", Ask, async ({ cohortID, rules }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const group = await groupOf(cohortID);
    Cohort.assertMine(group.cohort);
    const charter = charterWith(group, rules);
    const unsigned = group.enrolments.filter(
      (one) => one.status === "accepted" && one.charter?.version !== charter.version,
    );
    const asked = unsigned.map(askedOf);
    const changed = { ...group.cohort, charter };
    const written = await db().write(
      {
        ...groupOperations(changed, changed.seats, group.enrolments),
        enrolments: asked.map(({ enrolment }) => Enrolments.replace(enrolment)),
        links: asked.flatMap(({ link }) => link ?? []),
        events: unsigned.map((one) => told(Event.CharterAsked, one)),
      },
      { cohortID, version: charter.version, asked: unsigned.length },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** What is written when the group gives itself other rules in its room: another version, as `askCharter` makes. */
export function ruled(group: Group, rules: readonly string[]): Named {
  const cohort = { ...group.cohort, charter: charterWith(group, rules) };
  return groupOperations(cohort, cohort.seats, group.enrolments);
}

/** What is written when someone of the group signs in the room of a session; nothing when he had signed this version. */
export function signedInRoom(group: Group, enrolmentID: string, by: { name: string; sessionID: string }): Named {
  const { cohort, enrolments } = group;
  const enrolment = enrolmentOf(group, enrolmentID);
  if (enrolment.status !== "accepted") throw settled();
  if (enrolment.charter?.version === cohort.charter.version) return {};
  const signed = { ...enrolment, charter: { version: cohort.charter.version, ...by, signedAt: now() } };
  const after = enrolments.map((one) => (one.enrolmentID === enrolmentID ? signed : one));
  return {
    ...groupOperations(cohort, cohort.seats, after),
    enrolment: Enrolments.replace(signed),
    signed: told(Event.CharterSigned, enrolment),
  };
}

function charterWith({ cohort }: Group, rules: readonly string[] | undefined): Cohort.Info["charter"] {
  const { charter } = cohort;
  if (!rules || rules.join("\n") === charter.rules.join("\n")) return charter;
  return { version: charter.version + 1, rules: [...rules] };
}

function askedOf(enrolment: Stored) {
  if (enrolment.charterLinkID) return { enrolment, link: undefined };
  const { linkID, operation } = enrolmentLink("charter", enrolment);
  return { enrolment: { ...enrolment, charterLinkID: linkID }, link: operation };
}

/** The charter as a member reads it, and whether he signed this version. */
export function charterOf({ cohort }: Pick<Group, "cohort">, enrolment: Stored) {
  return {
    version: cohort.charter.version,
    articles: Charter.articlesOf(cohort.charter, enrolment.locale),
    signed: enrolment.charter?.version === cohort.charter.version ? enrolment.charter : undefined,
  };
}
