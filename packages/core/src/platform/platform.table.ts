import * as v from "valibot";
import { Actor, entity, ID, Instant } from "../kernel/index.ts";

const scope = "platform" as const;
const version = 1;

/** A person who signs in, across firms. */
export const Accounts = entity({
  name: "account",
  version,
  scope,
  schema: v.object({
    accountID: ID.schema("account"),
    email: v.string(),
    locale: v.picklist(["fr", "en"]),
    createdAt: Instant,
  }),
  key: (row: { accountID: string }) => ({ pk: ["ACCOUNT", row.accountID], sk: ["ACCOUNT"] }),
});

/** One account an address, held by the key. */
export const AccountEmails = entity({
  name: "accountEmail",
  version,
  scope,
  schema: v.object({ emailHash: v.string(), accountID: ID.schema("account") }),
  key: (row: { emailHash: string }) => ({ pk: ["EMAIL", row.emailHash], sk: ["ACCOUNT"] }),
});

/** Firms that invited an address, bound to its account when it signs in. */
export const Invitations = entity({
  name: "invitation",
  version,
  scope,
  schema: v.object({ emailHash: v.string(), firmID: ID.Firm, memberID: ID.schema("member") }),
  key: (row: { emailHash: string; firmID: string }) => ({ pk: ["EMAIL", row.emailHash], sk: ["FIRM", row.firmID] }),
});

/** The firms of an account, for its menu; rights are never read from this copy. */
export const AccountFirms = entity({
  name: "accountFirm",
  version,
  scope,
  schema: v.object({
    accountID: ID.schema("account"),
    firmID: ID.Firm,
    name: v.string(),
    slug: v.string(),
    colour: v.nullable(v.string()),
    /** Where its hours are read; absent in an entry of before: Paris. */
    zone: v.optional(v.string()),
    /** Where he reads them, when he said so. */
    ownZone: v.optional(v.string()),
    roles: v.array(v.picklist(Actor.ROLES)),
    memberID: ID.schema("member"),
    memberName: v.string(),
    /** The firm closes then, unless its owner takes it back. */
    closesAt: v.optional(Instant),
  }),
  key: (row: { accountID: string; firmID: string }) => ({ pk: ["ACCOUNT", row.accountID], sk: ["FIRM", row.firmID] }),
});

/** The private address of an account's calendar, found by the hash of its secret; another address takes this one away. */
export const Feeds = entity({
  name: "feed",
  version,
  scope,
  schema: v.object({
    hash: v.string(),
    feedID: ID.schema("feed"),
    accountID: ID.schema("account"),
    createdAt: Instant,
  }),
  key: (row: { hash: string }) => ({ pk: ["FEED", row.hash], sk: ["FEED"] }),
});

/** Which address an account has now. */
export const AccountFeeds = entity({
  name: "accountFeed",
  version,
  scope,
  schema: v.object({ accountID: ID.schema("account"), feedID: ID.schema("feed") }),
  key: (row: { accountID: string }) => ({ pk: ["ACCOUNT", row.accountID], sk: ["FEED"] }),
});

/** A sign-in link that was asked for: works once, ten minutes. */
export const SignIns = entity({
  name: "signIn",
  version,
  scope,
  schema: v.object({
    signInID: ID.schema("signin"),
    hash: v.string(),
    email: v.string(),
    locale: v.picklist(["fr", "en"]),
    returnTo: v.optional(v.string()),
    expiresAt: Instant,
    usedAt: v.optional(Instant),
  }),
  key: (row: { hash: string }) => ({ pk: ["SIGNIN", row.hash], sk: ["SIGNIN"] }),
  expires: (row) => row.expiresAt,
});

/** A browser that is signed in, by the hash of its cookie's secret. */
export const AuthSessions = entity({
  name: "authSession",
  version,
  scope,
  schema: v.object({
    hash: v.string(),
    accountID: ID.schema("account"),
    email: v.string(),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: (row: { hash: string }) => ({ pk: ["SESSION", row.hash], sk: ["SESSION"] }),
  // Of an account, to end them all with it.
  index: (row) => ({ g1: { pk: ["SESSIONS", row.accountID], sk: [row.hash] } }),
  expires: (row) => row.expiresAt,
});

/** The address of a firm's public site, held by the key. */
export const Slugs = entity({
  name: "slug",
  version,
  scope,
  schema: v.object({ slug: v.string(), firmID: ID.Firm }),
  key: (row: { slug: string }) => ({ pk: ["SLUG", row.slug], sk: ["SLUG"] }),
});

/** Which firm a connected Stripe account belongs to. */
export const StripeAccounts = entity({
  name: "stripeAccount",
  version,
  scope,
  schema: v.object({ stripeAccountID: v.string(), firmID: ID.Firm }),
  key: (row: { stripeAccountID: string }) => ({ pk: ["STRIPE", row.stripeAccountID], sk: ["ACCOUNT"] }),
});

/** An event of an account that no firm of ours has: kept some weeks, acted on by nobody. */
export const ParkedStripeEvents = entity({
  name: "parkedStripeEvent",
  version,
  scope,
  schema: v.object({
    stripeEventID: v.string(),
    type: v.string(),
    accountID: v.string(),
    objectID: v.string(),
    parkedAt: Instant,
    expiresAt: Instant,
  }),
  key: (row: { stripeEventID: string }) => ({ pk: ["STRIPEPARKED", row.stripeEventID], sk: ["EVENT"] }),
  expires: (row) => row.expiresAt,
});

/** Every firm, for jobs that go round them. */
export const FirmEntries = entity({
  name: "firmEntry",
  version,
  scope,
  schema: v.object({ firmID: ID.Firm, createdAt: Instant }),
  key: (row: { firmID: string }) => ({ pk: ["FIRMS"], sk: [row.firmID] }),
});

/** How often something was tried in a window. */
export const RateCounters = entity({
  name: "rateCounter",
  version,
  scope,
  schema: v.object({ bucket: v.string(), window: v.string(), count: v.number(), expiresAt: Instant }),
  key: (row: { bucket: string; window: string }) => ({ pk: ["RATE", row.bucket], sk: [row.window] }),
  expires: (row) => row.expiresAt,
});

/** Work that is due at an hour: found by its bucket, written once by its key. */
export const DueItems = entity({
  name: "due",
  version,
  scope,
  schema: v.object({
    dueAt: Instant,
    /** When it was due at first, where a restore wrote it anew: what it did once is known by that. */
    owedAt: v.optional(Instant),
    dueKey: v.string(),
    /** None for the platform's own. */
    firmID: v.optional(ID.Firm),
    event: v.string(),
    ids: v.record(v.string(), v.string()),
  }),
  key: (row: { dueAt: string; firmID?: string | undefined; dueKey: string }) => ({
    pk: ["DUE", row.dueAt.slice(0, 13)],
    sk: [row.dueAt, row.firmID ?? "PLATFORM", row.dueKey],
  }),
});

/** How far the tick has come. */
export const TickCursors = entity({
  name: "tickCursor",
  version,
  scope,
  schema: v.object({ hour: v.string() }),
  key: (_: object) => ({ pk: ["TICK"], sk: ["TICK"] }),
});

/** The short code of an open room leads to its firm and session, for a day. */
export const RoomCodes = entity({
  name: "roomCode",
  version,
  scope,
  schema: v.object({
    code: v.string(),
    firmID: ID.Firm,
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    expiresAt: Instant,
  }),
  key: (row: { code: string }) => ({ pk: ["ROOMCODE", row.code], sk: ["ROOM"] }),
  expires: (row) => row.expiresAt,
});
