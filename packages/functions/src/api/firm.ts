import { Address, BankDetails, Brand, Calendar, CalendarRow, Firm, FirmRow } from "@entrepairs/core/firm";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may } from "../http/index.ts";

const Shown = v.strictObject({
  ...v.omit(FirmRow, ["createdAt", "address", "bank"]).entries,
  bank: v.optional(v.nullable(v.strictObject(BankDetails.entries))),
  address: v.strictObject(Address.entries),
  rev: v.number(),
});

const ShownCalendar = v.strictObject({
  ...CalendarRow.entries,
  spans: v.array(v.strictObject(CalendarRow.entries.spans.item.entries)),
  rev: v.number(),
});

/** The firm's identity, brand and settings. */
export const mount = "/firm";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ firm: Shown }) }), async (c) => {
    const { createdAt: _, ...firm } = await Firm.get();
    return c.json({ firm });
  })
  .put(
    "/",
    may("owner", "manager"),
    body(Firm.edit.schema),
    answers({ 200: v.strictObject({ firmID: v.string(), rev: v.number() }) }),
    async (c) => c.json(await Firm.edit(c.req.valid("json"))),
  )
  .get("/calendar", may("owner", "manager"), answers({ 200: ShownCalendar }), async (c) =>
    c.json(await Calendar.read({})),
  )
  .put(
    "/calendar",
    may("owner", "manager"),
    body(Calendar.write.schema),
    answers({ 200: v.strictObject({ rev: v.number() }) }),
    async (c) => c.json(await Calendar.write(c.req.valid("json"))),
  )
  .get("/brand.css", may("owner", "manager", "coach", "sponsor", "participant"), async (c) => {
    const { colour } = await Firm.get();
    c.header("Cache-Control", "private, max-age=300");
    return c.body(colour ? Brand.brandCss(colour) : "", 200, { "Content-Type": "text/css; charset=utf-8" });
  });
export type Route = typeof route;
