import * as v from "valibot";
import { Day, entity, ID, Instant } from "../kernel/index.ts";

export const ROLES = ["participant", "client", "funder", "visitor"] as const;
export const OUTCOMES = ["founded", "partly", "unfounded"] as const;

/** What someone of the firm did, under his name as it was then. */
const Act = { at: Instant, by: ID.schema("member"), byName: v.string() };

export const ComplaintRow = v.object({
  complaintID: ID.schema("complaint"),
  status: v.picklist(["received", "acknowledged", "answered", "closed"]),
  receivedAt: Instant,
  /** Last day on which a person of the firm acknowledges it: two working days. */
  acknowledgeBy: Day,
  /** Written on the firm's page, or taken down by someone of the firm (telephone, letter). */
  via: v.picklist(["page", "staff"]),
  role: v.picklist(ROLES),
  name: v.string(),
  /** None: nothing can be mailed. */
  email: v.nullable(v.string()),
  locale: v.picklist(["fr", "en"]),
  /** Which group, session or document, in the words of who complains. */
  about: v.nullable(v.string()),
  text: v.string(),
  acknowledged: v.nullable(v.object(Act)),
  answer: v.nullable(v.object({ ...Act, text: v.string() })),
  closed: v.nullable(v.object({ ...Act, outcome: v.picklist(OUTCOMES), note: v.nullable(v.string()) })),
});

/** The register of complaints: one partition, the newest last. Never deleted by an act. */
export const Complaints = entity({
  name: "complaint",
  version: 1,
  schema: ComplaintRow,
  key: (row: { complaintID: string }) => ({ pk: ["COMPLAINTS"], sk: [row.complaintID] }),
});
