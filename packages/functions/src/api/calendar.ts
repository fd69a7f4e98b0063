import { Calendar } from "@entrepairs/core/calendar";
import { Config } from "@entrepairs/core/gateway";
import { Actor, HOLIDAYS, ID } from "@entrepairs/core/kernel";
import { Feed } from "@entrepairs/core/platform";
import { SessionRow } from "@entrepairs/core/session";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search } from "../http/index.ts";

const Expected = v.strictObject({
  sessionID: v.string(),
  people: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      name: v.string(),
      said: v.picklist(["needsAction", "accepted", "declined", "tentative"]),
      /** The date that his calendar program asked for instead. */
      proposes: v.nullable(v.string()),
    }),
  ),
});

/** A meeting as the month shows it; a discovery session has no group. */
const Shown = v.strictObject({
  ...v.pick(SessionRow, [
    "sessionID",
    "kind",
    "number",
    "startsAt",
    "minutes",
    "zone",
    "modality",
    "place",
    "link",
    "status",
    "coachID",
    "cohortName",
  ]).entries,
  /** Empty for a discovery session. */
  cohortID: v.union([ID.schema("cohort"), v.literal("")]),
  discoveryID: v.nullable(v.string()),
  coachName: v.string(),
  /** What it meets: the coach in both, on his way, or one room. */
  clash: v.nullable(v.strictObject({ kind: v.picklist(["busy", "travel", "room"]), sessionID: v.string() })),
});
const DayOff = v.strictObject({
  day: v.string(),
  holiday: v.nullable(v.picklist(HOLIDAYS)),
  span: v.nullable(v.string()),
});

function meetingShown(meeting: Calendar.Meeting): v.InferOutput<typeof Shown> {
  const { sessionID, kind, number, startsAt, minutes, zone, modality, place, link, status, coachID } = meeting;
  const { cohortID, cohortName, discoveryID, coachName, clash } = meeting;
  const when = { sessionID, kind, number, startsAt, minutes, zone, status };
  return Object.assign(when, { modality, place, link, coachID, cohortID, cohortName, discoveryID, coachName, clash });
}

/** The month of the firm or of a coach; one's own calendar address, the same in all his firms; and who is expected at a group's sessions. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/calendar",
    may("owner", "manager", "coach"),
    search({ ...v.pick(Calendar.Period, ["from", "to"]).entries, mine: v.optional(v.picklist(["0", "1"])) }),
    answers({ 200: v.strictObject({ zone: v.string(), meetings: v.array(Shown), daysOff: v.array(DayOff) }) }),
    async (c) => {
      const { from, to, mine } = c.req.valid("query");
      const { meetings, ...rest } = await Calendar.period({ from, to, mine: mine === "1" });
      return c.json({ ...rest, meetings: meetings.map(meetingShown) });
    },
  )
  .get(
    "/feed",
    may("owner", "manager", "coach", "sponsor", "participant"),
    answers({ 200: v.strictObject({ address: v.nullable(v.string()) }) }),
    async (c) => {
      const token = await Feed.find(Actor.member().accountID);
      return c.json({ address: token ? `${Config.use().origin}/agenda/${token}.ics` : null });
    },
  )
  .post(
    "/feed/renew",
    may("owner", "manager", "coach", "sponsor", "participant"),
    answers({ 200: v.strictObject({ feedID: v.string() }) }),
    async (c) => c.json(await Feed.renew({})),
  )
  .get(
    "/zone",
    may("owner", "manager", "coach", "sponsor", "participant"),
    answers({ 200: v.strictObject({ zone: v.nullable(v.string()) }) }),
    async (c) => c.json({ zone: await Calendar.ownZone() }),
  )
  .put(
    "/zone",
    may("owner", "manager", "coach", "sponsor", "participant"),
    body(Calendar.chooseZone.schema),
    answers({
      200: v.strictObject({ participantID: v.optional(v.string()), memberID: v.optional(v.string()) }),
    }),
    async (c) => c.json(await Calendar.chooseZone(c.req.valid("json"))),
  )
  .get(
    "/cohort/:cohortID/expected",
    may("owner", "manager", "coach"),
    path({ cohortID: ID.schema("cohort") }),
    answers({ 200: v.strictObject({ sessions: v.array(Expected) }) }),
    async (c) => c.json({ sessions: await Calendar.expected(c.req.valid("param")) }),
  );
export type Route = typeof route;
