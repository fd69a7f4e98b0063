import { Actor, DomainError } from "@entrepairs/core/kernel";
import { Directory, SignIn, signUp } from "@entrepairs/core/platform";
import { Hono } from "hono";
import * as v from "valibot";
import {
  accountDoor,
  answerError,
  answers,
  body,
  dropSession,
  type Env,
  firmDoor,
  requestScope,
  sameSite,
  says,
  securityHeaders,
  sessionCookie,
  signedIn,
} from "../http/index.ts";
import { serveDocument } from "../openapi/serve.ts";
import { type Noun, nothingHere, onDemand } from "./on-demand.ts";

/** One file a noun that exports `mount` and `route`. What a firm opens each day is loaded at the start. */
const daily = import.meta.glob<Noun>(
  "./{attendance,calendar,cohort,enrolment,firm,home,member,organization,session}.ts",
  {
    eager: true,
  },
);

/** Each other: the first request for it loads it, so that a noun that comes adds nothing to the start. */
const seldom = import.meta.glob<Noun>([
  "./*.ts",
  "!./{app,lambda,on-demand,whole}.ts",
  "!./{attendance,calendar,cohort,enrolment,firm,home,member,organization,session}.ts",
  "!./*.test.ts",
]);

/** Where those stand that are no folder of the firm's own; each other stands at its file's name. */
const WITHIN: Record<string, readonly string[]> = {
  autonomy: ["/cohort/:cohortID/autonomy/*"],
  cancellation: [
    "/cohort/:cohortID/cancellation/*",
    "/cohort/:cohortID/enrolment/:enrolmentID/:act{cancellation|replace|transfer}/*",
    "/order/:orderID/cancellation/*",
  ],
  certificate: ["/cohort/:cohortID/certificate/*", "/space/cohort/:cohortID/certificate/*"],
  "firm-rights": ["/rights/firm/*"],
  document: ["/wording/*", "/cohort/:cohortID/document/*", "/space/cohort/:cohortID/document/*"],
  framing: ["/cohort/:cohortID/framing/*", "/space/cohort/:cohortID/framing/*", "/space/cohort/:cohortID/line/*"],
  "invoice-free": ["/invoice/free", "/invoice/:invoiceID/deposit"],
  message: ["/cohort/:cohortID/session/:sessionID/message/*"],
  plan: ["/cohort/:cohortID/enrolment/:enrolmentID/plan/*", "/space/payment/*"],
  poll: ["/cohort/:cohortID/poll/*"],
  postponement: ["/cohort/:cohortID/postponement/*"],
  signing: ["/cohort/:cohortID/session/:sessionID/sheet/*"],
  space: ["/space/path", "/space/sponsor"],
  "space-invoice": ["/space/invoices", "/space/invoice/*"],
  "space-order": ["/space/orders", "/space/order/*"],
  "space-satisfaction": ["/space/satisfaction/*"],
  visit: ["/cohort/:cohortID/visit/*", "/cohort/:cohortID/enrolment/:enrolmentID/visit/*"],
};

const Entry = v.strictObject({
  firmID: v.string(),
  name: v.string(),
  slug: v.string(),
  colour: v.nullable(v.string()),
  zone: v.optional(v.string()),
  ownZone: v.optional(v.string()),
  roles: v.array(v.picklist(Actor.ROLES)),
  memberID: v.string(),
  memberName: v.string(),
  closesAt: v.optional(v.string()),
});
const Account = v.strictObject({ accountID: v.string(), email: v.string(), locale: v.picklist(["fr", "en"]) });
const OpenAPI = v.looseObject({ openapi: v.string() });
const Locale = v.object({ locale: v.picklist(["fr", "en"]) });

/** What belongs to an account, whatever its firms. */
export const accountRoute = new Hono<Env>()
  .use("*", accountDoor())
  .get("/me", signedIn(), answers({ 200: v.strictObject({ account: Account, firms: v.array(Entry) }) }), async (c) => {
    const { account, firms } = await Directory.me(accountID(c.get("account")));
    const { email, locale } = account;
    return c.json({
      account: { accountID: account.accountID, email, locale },
      firms: firms.map(({ rev: _, accountID: __, ...firm }) => firm),
    });
  })
  .put("/me/locale", signedIn(), body(Locale), answers({ 204: v.null() }), async (c) => {
    await Directory.chooseLocale(accountID(c.get("account")), c.req.valid("json").locale);
    return c.body(null, 204);
  })
  .post("/sign-out", says({ may: { everyone: true }, answers: { 204: v.null() } }), async (c) => {
    await SignIn.signOut(sessionCookie(c) ?? "");
    dropSession(c);
    return c.body(null, 204);
  })
  .post(
    "/firm",
    signedIn(),
    body(signUp.schema),
    answers({ 201: v.strictObject({ firmID: v.string(), memberID: v.string(), slug: v.string() }) }),
    async (c) => c.json(await signUp(c.req.valid("json")), 201),
  );

function accountID(account: Actor.Account | undefined): string {
  if (!account) throw new DomainError("unauthenticated", "actor.signed_out", "Sign in first");
  return account.accountID;
}

/** The api function: JSON for the dashboard. It holds no means to decrypt room content. */
export function apiApp(): Hono<Env> {
  return served(Object.values(daily), (app) => {
    const loads = Object.entries(seldom).map(([file, load]) => [file.slice(2, -3), onDemand(load)] as const);
    for (const [name, answer] of loads) for (const path of WITHIN[name] ?? []) app.use(`/f/:firm${path}`, answer);
    for (const [name, answer] of loads) if (!WITHIN[name]) app.use(`/f/:firm/${name}/*`, answer);
  });
}

/** The doors, what stands behind them for these nouns, and what else the caller puts there. */
export function served(nouns: readonly Noun[], more: (app: Hono<Env>) => void = () => undefined): Hono<Env> {
  const app = new Hono<Env>().basePath("/api");
  app.onError(answerError);
  app.notFound(nothingHere);
  app.use("*", securityHeaders(), requestScope(), sameSite());
  app.get("/openapi.json", says({ may: { everyone: true } }), answers({ 200: OpenAPI }), serveDocument);
  app.use("/f/:firm/*", firmDoor());
  for (const { mount, route } of nouns) if (mount) app.route(`/f/:firm${mount}`, route);
  more(app);
  app.route("/", accountRoute);
  return app;
}
