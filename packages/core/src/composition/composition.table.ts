import * as v from "valibot";
import { entity, ID, Instant } from "../kernel/index.ts";

const Person = ID.schema("participant");
const Client = ID.schema("organization");

/** A rule as the solver names it; people by their id. */
export const CompositionRule = v.variant("kind", [
  v.object({ kind: v.literal("team"), organization: v.string(), team: v.string() }),
  v.object({ kind: v.literal("line"), managerID: v.string() }),
  v.object({ kind: v.literal("competitors"), organizations: v.tuple([v.string(), v.string()]) }),
  v.object({ kind: v.literal("size"), sizeMin: v.number(), sizeMax: v.number() }),
  v.object({ kind: v.literal("fixed"), id: v.string(), group: v.number() }),
]);

export const COMPOSITION_STATUSES = ["solving", "proposed", "opening", "opened"] as const;

/** A pool and the groups proposed of it: ids alone, what is known of people is read when it is shown. */
export const Compositions = entity({
  name: "composition",
  version: 1,
  schema: v.object({
    compositionID: ID.schema("composition"),
    name: v.string(),
    status: v.picklist(COMPOSITION_STATUSES),
    people: v.array(v.object({ participantID: Person, organizationID: Client })),
    competitors: v.array(v.tuple([Client, Client])),
    sizeMin: v.number(),
    sizeMax: v.number(),
    /** Whether people of one team may not sit together. */
    teamsApart: v.boolean(),
    /** Members by group; who is in none is left out. */
    groups: v.array(v.array(Person)),
    /** Who stays in his group when the rest is solved again. */
    pinned: v.array(Person),
    /** Points that no placing of these people can pass; none before a first answer. */
    pointsMost: v.nullable(v.number()),
    /** The smallest set of rules that left someone out; empty when everyone was placed. */
    rules: v.array(CompositionRule),
    /** How many times it was asked: an answer to an earlier question is dropped. */
    asked: v.number(),
    /** What the groups are opened with, as `cohort.open` takes it. */
    opening: v.nullable(v.record(v.string(), v.unknown())),
    /** The cohorts that were opened, by group. */
    cohorts: v.array(v.object({ group: v.number(), cohortID: ID.schema("cohort") })),
    /** Why the opening stopped. */
    failure: v.nullable(v.string()),
    createdAt: Instant,
  }),
  key: (row: { compositionID: string }) => ({ pk: ["COMPOSITIONS"], sk: [row.compositionID] }),
});
