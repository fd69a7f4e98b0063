import * as v from "valibot";
import { entity, ID, Instant, Zone } from "../kernel/index.ts";

export const TRAINEE_STATUSES = ["employee", "jobSeeker", "selfEmployed", "publicServant", "other"] as const;

export const ParticipantRow = v.object({
  participantID: ID.schema("participant"),
  /** Absent for someone who enrolled alone. */
  organizationID: v.nullable(ID.schema("organization")),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  job: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  site: v.nullable(v.string()),
  manager: v.nullable(v.string()),
  /** With whom he works day to day, when it is said; the rest of this block serves to compose groups. */
  team: v.optional(v.string()),
  seniority: v.optional(v.string()),
  /** Why he comes, for the facilitator alone. */
  motivation: v.optional(v.string()),
  needs: v.optional(v.array(v.string())),
  traineeStatus: v.nullable(v.picklist(TRAINEE_STATUSES)),
  /** By whose clocks he lives, when it is said; else by those of his sessions. */
  zone: v.optional(Zone),
  createdAt: Instant,
});

/** Who takes part, or may. One partition an organization (`NONE` for people on their own). */
export const Participants = entity({
  name: "participant",
  version: 1,
  schema: ParticipantRow,
  key: (row: { organizationID: string | null; participantID: string }) => ({
    pk: ["PEOPLE", row.organizationID ?? "NONE"],
    sk: ["PARTICIPANT", row.participantID],
  }),
});

/** One participant an address in one firm, held by the key; leads from an address to the person. */
export const ParticipantEmails = entity({
  name: "participantEmail",
  version: 1,
  schema: v.object({
    emailHash: v.string(),
    participantID: ID.schema("participant"),
    organizationID: v.nullable(ID.schema("organization")),
  }),
  key: (row: { emailHash: string }) => ({ pk: ["PEOPLEEMAIL", row.emailHash], sk: ["PARTICIPANT"] }),
});

/** One person of an import, checked: what his row is to say. An empty text leaves what is known as it is. */
export const ImportedPerson = v.object({
  email: v.string(),
  given: v.string(),
  family: v.string(),
  job: v.string(),
  unit: v.string(),
  site: v.string(),
  manager: v.string(),
  team: v.optional(v.string(), ""),
  seniority: v.optional(v.string(), ""),
  motivation: v.optional(v.string(), ""),
  needs: v.optional(v.string(), ""),
  /** As it is named; "" leaves it. */
  zone: v.optional(v.string(), ""),
  traineeStatus: v.nullable(v.picklist(TRAINEE_STATUSES)),
});

/**
 * A piece of an import that has been decided and is being written: how many of its people are. It goes with its last
 * person; the engine deletes what a defect might leave.
 */
export const ImportParts = entity({
  name: "participantImport",
  version: 1,
  schema: v.object({
    importID: ID.schema("import"),
    organizationID: ID.schema("organization"),
    part: v.number(),
    people: v.array(ImportedPerson),
    done: v.number(),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  key: (row: { organizationID: string; importID: string; part: number }) => ({
    pk: ["PEOPLE", row.organizationID],
    sk: ["IMPORT", row.importID, String(row.part)],
  }),
  expires: (row) => row.expiresAt,
});
