import { Discovery, DiscoveryGuestRow, DiscoveryRow } from "@entrepairs/core/discovery";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { discoveryID: ID.schema("discovery") };
const status = DiscoveryRow.entries.status;
const Changed = v.strictObject({ discoveryID: v.string(), status });

const Shown = v.strictObject({
  ...v.omit(DiscoveryRow, ["guestIDs", "cancelReason", "createdAt", "sessionID"]).entries,
  cancelReason: v.nullable(v.string()),
  seatsTaken: v.number(),
});

const Whole = v.strictObject({
  discovery: Shown,
  /** The address of its public page. */
  page: v.string(),
  guests: v.array(
    v.strictObject({
      ...v.pick(DiscoveryGuestRow, ["guestID", "given", "family", "email", "job", "company", "status", "goesOn"])
        .entries,
      invoiceID: v.nullable(v.string()),
      /** A seat of the group was offered to him. */
      isOffered: v.boolean(),
    }),
  ),
});

function shown(discovery: Discovery.Stored): v.InferOutput<typeof Shown> {
  const { rev: _, guestIDs, cancelReason = null, createdAt: __, sessionID: ___, ...rest } = discovery;
  return { ...rest, cancelReason, seatsTaken: guestIDs.length };
}

const guestShown = ({ guestID, given, family, email, job, company, status, goesOn, ...more }: Discovery.Guest) => ({
  guestID,
  given,
  family,
  email,
  job,
  company,
  status,
  goesOn,
  invoiceID: more.invoiceID ?? null,
  isOffered: more.enrolmentID !== null,
});

const staff = may("owner", "manager", "coach");

/** Discovery sessions: opened by the firm, seen by their coach, asked afterwards who goes on. */
export const mount = "/discovery";
export const route = new Hono<Env>()
  .get("/", staff, answers({ 200: v.strictObject({ discoveries: v.array(Shown) }) }), async (c) =>
    c.json({ discoveries: (await Discovery.list({})).map(shown) }),
  )
  .post("/", may("owner", "manager"), body(Discovery.open.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Discovery.open(c.req.valid("json")), 201),
  )
  .get("/:discoveryID", staff, path(Key), answers({ 200: Whole }), async (c) => {
    const [{ discovery, guests }, { slug }] = await Promise.all([Discovery.card(c.req.valid("param")), Firm.get()]);
    const page = `${Config.use().origin}/c/${slug}/decouvertes/${discovery.discoveryID}`;
    return c.json({ discovery: shown(discovery), page, guests: guests.map(guestShown) });
  })
  .post("/:discoveryID/ask", staff, path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Discovery.ask(c.req.valid("param"))),
  )
  .post(
    "/:discoveryID/fill",
    may("owner", "manager"),
    path(Key),
    body(without(Discovery.fill.schema, "discoveryID")),
    answers({ 200: v.strictObject({ ...Changed.entries, cohortID: v.string() }) }),
    async (c) => c.json(await Discovery.fill({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:discoveryID/cancel",
    may("owner", "manager"),
    path(Key),
    body(without(Discovery.cancel.schema, "discoveryID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Discovery.cancel({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
