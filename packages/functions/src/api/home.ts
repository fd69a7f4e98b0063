import { Home } from "@entrepairs/core/report";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may } from "../http/index.ts";
import { Card } from "./cohort.ts";
import { Mean } from "./report/shape.ts";

const Shown = v.strictObject({
  cards: v.array(Card),
  /** Sessions to come that one leads instead of their group's coach. */
  standsIn: v.array(
    v.strictObject({
      cohortID: v.string(),
      cohortName: v.string(),
      sessionID: v.string(),
      startsAt: v.string(),
      zone: v.string(),
      minutes: v.number(),
      kind: v.picklist(["kickoff", "regular", "review", "discovery"]),
      number: v.number(),
      forName: v.string(),
    }),
  ),
  /** Sessions that are over and not marked as held. */
  toMark: v.array(
    v.strictObject({
      cohortID: v.string(),
      cohortName: v.string(),
      sessionID: v.string(),
      startsAt: v.string(),
      zone: v.string(),
    }),
  ),
  /** Groups with sessions held whose attendance sheets are not closed: how many, and the oldest. */
  toSign: v.array(
    v.strictObject({
      cohortID: v.string(),
      cohortName: v.string(),
      sessionID: v.string(),
      startsAt: v.string(),
      zone: v.string(),
      count: v.number(),
    }),
  ),
  /** Groups in which an acceptance, a charter or a request waits for someone. */
  waiting: v.array(v.strictObject({ cohortID: v.string(), cohortName: v.string(), count: v.number() })),
  /** Groups that fell below five people, with how many are left. */
  fallen: v.array(
    v.strictObject({
      cohortID: v.string(),
      cohortName: v.string(),
      count: v.number(),
      begins: v.nullable(v.string()),
    }),
  ),
  /** Complaints that wait for a person, with the last day; the firm's office alone. */
  complaints: v.array(v.strictObject({ complaintID: v.string(), reference: v.string(), acknowledgeBy: v.string() })),
  /** Funding files that will be too late soon. */
  fundings: v.array(
    v.strictObject({
      fundingID: v.string(),
      funderName: v.string(),
      cohortName: v.string(),
      wants: v.picklist(["agreement", "invoice"]),
      on: v.string(),
    }),
  ),
  /** Papers of facilitators that end soon: everyone's for the firm's office, one's own for a coach. */
  credentials: v.array(
    v.strictObject({
      memberID: v.string(),
      name: v.string(),
      title: v.string(),
      expiresOn: v.string(),
      isMine: v.boolean(),
    }),
  ),
  /** Of the quarter, with its number. */
  satisfaction: v.nullable(Mean),
  /** Cents, VAT included; the firm's office alone. */
  money: v.nullable(v.strictObject({ due: v.number(), overdue: v.number(), collectedThisMonth: v.number() })),
});

/** Where a coach, an owner or a manager arrives. */
export const mount = "/home";
export const route = new Hono<Env>().get("/", may("owner", "manager", "coach"), answers({ 200: Shown }), async (c) => {
  const { cards, ...rest } = await Home.home();
  return c.json({ ...rest, cards: cards.map(({ rev: _, ...card }) => card) });
});
export type Route = typeof route;
