import { Presence, Signing } from "@entrepairs/core/attendance";
import { Firm } from "@entrepairs/core/firm";
import { dayOf, endingOf, ID } from "@entrepairs/core/kernel";
import { RoomCode } from "@entrepairs/core/platform";
import { recordDocument } from "@entrepairs/facturx";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";
import { sheetDocument } from "../paper/sheet.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Changed = v.strictObject({
  cohortID: v.string(),
  sessionID: v.string(),
  signatureID: v.string(),
  half: v.number(),
  enrolmentID: v.optional(v.string()),
  status: v.optional(v.picklist(["open", "closed"])),
});
const Written = v.strictObject({
  name: v.string(),
  at: v.string(),
  method: v.nullable(v.picklist(["drawn", "typed", "paper"])),
});
const Cell = v.strictObject({
  half: v.number(),
  state: v.picklist(["awaited", "signed", "late", "absent", "excused", "present"]),
  lateMinutes: v.nullable(v.number()),
  reason: v.nullable(v.string()),
  signature: v.nullable(Written),
});
const Sheet = v.strictObject({
  cohortName: v.string(),
  coachID: v.string(),
  coachName: v.string(),
  startsAt: v.string(),
  zone: v.string(),
  kind: v.string(),
  number: v.number(),
  modality: v.string(),
  status: v.string(),
  halves: v.array(
    v.strictObject({
      half: v.number(),
      part: v.picklist(["morning", "afternoon", "evening"]),
      from: v.string(),
      to: v.string(),
      countersignature: v.nullable(Written),
    }),
  ),
  people: v.array(
    v.strictObject({ enrolmentID: v.string(), given: v.string(), family: v.string(), cells: v.array(Cell) }),
  ),
  corrections: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      half: v.number(),
      presence: Presence,
      lateMinutes: v.nullable(v.number()),
      reason: v.string(),
      name: v.string(),
      at: v.string(),
    }),
  ),
  lockedAt: v.nullable(v.string()),
  /** Who said that it stands on paper. */
  paper: v.nullable(
    v.strictObject({
      name: v.string(),
      at: v.string(),
      statement: v.string(),
      scans: v.array(
        v.strictObject({
          signatureID: v.string(),
          name: v.string(),
          at: v.string(),
          statement: v.nullable(v.string()),
        }),
      ),
    }),
  ),
  isWhole: v.boolean(),
});

const written = (entry: Signing.Entry | null | undefined) =>
  entry ? { name: entry.name, at: entry.at, method: entry.method } : null;

function told({
  cohort,
  session,
  halves,
  people,
  entries,
  lockedAt,
  paper,
  isWhole,
}: Signing.Drawn): v.InferOutput<typeof Sheet> {
  const { startsAt, zone, kind, number, modality, status } = session;
  return {
    cohortName: cohort.name,
    coachID: session.coachID,
    coachName: session.standIn?.name ?? cohort.coachName,
    startsAt,
    zone,
    kind,
    number,
    modality,
    status,
    halves: halves.map(({ countersignature, ...day }) => ({ ...day, countersignature: written(countersignature) })),
    people: people.map(({ enrolmentID, given, family, cells }) => ({
      enrolmentID,
      given,
      family,
      cells: cells.map(({ half, state, lateMinutes, reason, signature }) => ({
        half,
        state,
        lateMinutes,
        reason,
        signature: written(signature),
      })),
    })),
    corrections: entries.flatMap(({ act, enrolmentID, half, presence, lateMinutes, reason, name, at }) =>
      act === "corrected" && enrolmentID && presence && reason
        ? [{ enrolmentID, half, presence, lateMinutes, reason, name, at }]
        : [],
    ),
    lockedAt,
    paper: paper && { ...paper, scans: paper.scans.map(({ hash: _, ...scan }) => scan) },
    isWhole,
  };
}

const STAFF = ["owner", "manager", "coach"] as const;

/** The attendance sheet of a session: who signed for which half-day, the coach last. */
export const mount = "/";
export const route = new Hono<Env>()
  .get("/cohort/:cohortID/session/:sessionID/sheet", may(...STAFF), path(Key), answers({ 200: Sheet }), async (c) =>
    c.json(told(await Signing.sheet(c.req.valid("param"))), 200),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/code",
    may(...STAFF),
    path(Key),
    answers({ 201: v.strictObject({ code: v.string() }) }),
    async (c) => {
      const key = c.req.valid("param");
      await Signing.sheet(key);
      return c.json({ code: await RoomCode.claim(key) }, 201);
    },
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/note",
    may(...STAFF),
    path(Key),
    body(without(Signing.note.schema, "cohortID", "sessionID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Signing.note({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/countersign",
    may("owner", "coach"),
    path(Key),
    body(without(Signing.countersign.schema, "cohortID", "sessionID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Signing.countersign({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/correct",
    may(...STAFF),
    path(Key),
    body(without(Signing.correctSheet.schema, "cohortID", "sessionID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Signing.correctSheet({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/paper",
    may(...STAFF),
    path(Key),
    body(without(Signing.signedOnPaper.schema, "cohortID", "sessionID")),
    answers({
      201: v.strictObject({ cohortID: v.string(), sessionID: v.string(), status: v.picklist(["open", "closed"]) }),
    }),
    async (c) => c.json(await Signing.signedOnPaper({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/scan",
    may(...STAFF),
    path(Key),
    body(without(Signing.attachScan.schema, "cohortID", "sessionID")),
    answers({
      201: v.strictObject({ cohortID: v.string(), sessionID: v.string(), signatureID: v.string() }),
    }),
    async (c) => c.json(await Signing.attachScan({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .get(
    "/cohort/:cohortID/session/:sessionID/sheet/scan/:signatureID",
    may(...STAFF),
    path({ ...Key, signatureID: ID.schema("signature") }),
    async (c) => {
      const key = c.req.valid("param");
      const { type, bytes } = await Signing.scan(key);
      const name = `emargement-papier-${key.signatureID.slice(-4).toLowerCase()}.${endingOf(type)}`;
      c.header("Content-Disposition", `attachment; filename="${name}"`);
      return c.body(new Uint8Array(bytes), 200, { "Content-Type": type });
    },
  )
  .post(
    "/cohort/:cohortID/session/:sessionID/sheet/ask",
    may(...STAFF),
    path(Key),
    answers({ 202: v.strictObject({ cohortID: v.string(), sessionID: v.string(), asked: v.number() }) }),
    async (c) => c.json(await Signing.askSignatures(c.req.valid("param")), 202),
  )
  .get(
    "/cohort/:cohortID/session/:sessionID/sheet/pdf",
    may(...STAFF),
    path(Key),
    search({ langue: v.optional(v.picklist(["fr", "en"]), "fr") }),
    async (c) => {
      const [drawn, firm] = await Promise.all([Signing.sheetPaper(c.req.valid("param")), Firm.get()]);
      const bytes = await recordDocument(sheetDocument(drawn, firm, c.req.valid("query").langue));
      c.header(
        "Content-Disposition",
        `inline; filename="emargement-${dayOf(drawn.session.startsAt, drawn.session.zone)}.pdf"`,
      );
      return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
    },
  );
export type Route = typeof route;
