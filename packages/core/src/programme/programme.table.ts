import * as v from "valibot";
import { BasisPoints, Cents, entity, ID, Instant } from "../kernel/index.ts";

const Text = v.nullable(v.string());

export const ProgrammeContent = v.object({
  title: v.string(),
  category: Text,
  theme: Text,
  tags: v.array(v.string()),
  description: Text,
  goals: Text,
  /** What an assessment can show to be reached; one at least to publish. */
  objectives: v.array(v.string()),
  public: v.array(v.string()),
  prerequisites: Text,
  days: v.nullable(v.number()),
  hours: v.nullable(v.number()),
  nature: v.picklist(["training", "service"]),
  /** Net of VAT, one seat. */
  priceNet: v.nullable(Cents),
  vatRate: BasisPoints,
  methods: Text,
  results: Text,
  outline: v.array(v.string()),
  body: v.array(v.object({ heading: v.nullable(v.string()), text: v.string() })),
  disabilityContact: Text,
  nsfCode: Text,
  weight: v.nullable(v.number()),
});

export const ProgrammeRow = v.object({
  programmeID: ID.schema("programme"),
  slug: v.string(),
  status: v.picklist(["draft", "published", "archived"]),
  ...ProgrammeContent.entries,
  /** What the import guessed or did not understand, until someone settles it. */
  problems: v.array(
    v.object({ field: v.string(), code: v.string(), text: v.string(), english: v.optional(v.string()) }),
  ),
  createdAt: Instant,
  publishedAt: v.nullable(Instant),
  /** The public page still shows what stood before the last edit. */
  isAheadOfPublished: v.optional(v.boolean()),
});

/** The firm's catalogue: one partition, one query. */
export const Programmes = entity({
  name: "programme",
  version: 1,
  schema: ProgrammeRow,
  key: (row: { programmeID: string }) => ({ pk: ["PROGRAMMES"], sk: [row.programmeID] }),
});

/** What the public site reads of a published programme: a closed copy by its address. */
export const PublishedProgrammes = entity({
  name: "publishedProgramme",
  version: 1,
  schema: v.object({
    slug: v.string(),
    programmeID: ID.schema("programme"),
    publishedAt: Instant,
    ...ProgrammeContent.entries,
  }),
  key: (row: { slug: string }) => ({ pk: ["SITE"], sk: ["PROGRAMME", row.slug] }),
});
