import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, Rev, type Row } from "../kernel/index.ts";
import { type Content, Input, missing, settled } from "./content.ts";
import { ProgrammeContent, type ProgrammeRow, Programmes, PublishedProgrammes } from "./programme.table.ts";
import { slugChoices, slugOf } from "./slug.ts";

export type Info = v.InferOutput<typeof ProgrammeRow>;
export type Published = Row<typeof PublishedProgrammes>;
type Stored = Row<typeof Programmes>;

export { type Content, filled, Input, missing, usualRate, vatRefusal } from "./content.ts";
export { slugOf } from "./slug.ts";

export const Event = {
  Created: "programme.created",
  Changed: "programme.changed",
  Published: "programme.published",
  Archived: "programme.archived",
} as const;

const LIST_MAX = 1_000;
/** Programmes of one title; more than this is one title too vague. */
const SLUGS_TRIED = 20;

const Problems = v.pipe(
  v.array(
    v.object({
      field: v.pipe(v.string(), v.maxLength(100)),
      code: v.pipe(v.string(), v.maxLength(60)),
      text: v.pipe(v.string(), v.maxLength(600)),
      english: v.optional(v.pipe(v.string(), v.maxLength(600))),
    }),
  ),
  v.maxLength(101, "too_many"),
);
const Key = v.object({ programmeID: ID.schema("programme") });

/** Keeps a draft, typed, copied from a template or read from a sheet (with the `problems` still to settle). */
export const create = fn(
  "programme.create",
  v.object({ ...Input.entries, problems: v.optional(Problems, []) }),
  async (input) => {
    Actor.assertRole("owner", "manager");
    const { vatRegime } = await Firm.get();
    const { problems, ...content } = input;
    const programmeID = ID.create("programme");
    const row: Info = {
      ...settled(content, vatRegime),
      programmeID,
      problems,
      slug: slugOf(content.title),
      status: "draft",
      createdAt: now(),
      publishedAt: null,
    };
    const written = await db().write(
      { programme: Programmes.create(row), event: event(Event.Created, { programmeID }) },
      { programmeID, rev: 1, status: row.status },
    );
    return written.answer;
  },
);

/**
 * Changes the working copy: the public page keeps what was published until `publish` is called again. The address
 * follows the title until the first publication, then never moves. `problems` absent leaves them.
 */
export const edit = fn(
  "programme.edit",
  v.object({ ...Key.entries, rev: Rev, ...Input.entries, problems: v.optional(Problems) }),
  async ({ programmeID, rev, problems, ...input }) => {
    Actor.assertRole("owner", "manager");
    const [firm, programme] = await firmAnd(programmeID);
    const changed: Stored = {
      ...programme,
      ...settled(input, firm.vatRegime),
      problems: problems ?? programme.problems,
      slug: programme.publishedAt ? programme.slug : slugOf(input.title),
      isAheadOfPublished: programme.status === "published",
      rev,
    };
    const written = await db().write(
      { programme: Programmes.replace(changed), event: event(Event.Changed, { programmeID }) },
      { programmeID, rev: rev + 1, status: changed.status },
    );
    if (written.refused) throw changedMeanwhile();
    return written.answer;
  },
);

/**
 * Puts a closed copy on the public site, with the programme's own state, in one transaction. Refuses while something
 * due to the public is empty (`programme.incomplete`, a field each).
 */
export const publish = fn("programme.publish", Key, async ({ programmeID }) => {
  Actor.assertRole("owner", "manager");
  const [firm, programme] = await firmAnd(programmeID);
  const empty = missing(programme);
  if (empty.length > 0) {
    throw new DomainError("unprocessable", "programme.incomplete", "Some fields are still empty", empty);
  }
  const content = settled(contentOf(programme), firm.vatRegime);
  const publishedAt = now();
  const { slug, copy } = await addressFor(programme);
  const row = { ...content, slug, programmeID, publishedAt };
  const changed: Stored = { ...programme, slug, status: "published", publishedAt, isAheadOfPublished: false };
  const written = await db().write(
    {
      programme: Programmes.replace(changed),
      page: copy ? PublishedProgrammes.replace({ ...row, rev: copy.rev }) : PublishedProgrammes.create(row),
      event: event(Event.Published, { programmeID }),
    },
    { programmeID, rev: programme.rev + 1, status: changed.status, slug },
  );
  // Another programme of the same title took the address between our read and our write.
  if (written.refused === "page") throw new DomainError("busy", "table.busy", "Try again in a moment");
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});

/** Takes the programme off the public site and out of the lists; its groups go on. Publishing brings it back. */
export const archive = fn("programme.archive", Key, async ({ programmeID }) => {
  Actor.assertRole("owner", "manager");
  const programme = await get(programmeID);
  const page = await db().get(PublishedProgrammes, { slug: programme.slug });
  const written = await db().write(
    {
      programme: Programmes.replace({ ...programme, status: "archived", isAheadOfPublished: false }),
      ...(page?.programmeID === programmeID && { page: PublishedProgrammes.delete(page) }),
      event: event(Event.Archived, { programmeID }),
    },
    { programmeID, rev: programme.rev + 1, status: "archived" },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
});

/** One programme, for other nouns' commands and for jobs: asks for no role. */
export async function get(programmeID: string): Promise<Stored> {
  const found = await db().get(Programmes, { programmeID });
  if (!found) throw notFound("programme");
  return found;
}

/** One programme as staff reads it. */
export const card = fn("programme.card", Key, async ({ programmeID }) => {
  Actor.assertRole("owner", "manager", "coach");
  return get(programmeID);
});

/** The catalogue in its own order (weight, then title), archived ones included: one query. */
export const list = fn("programme.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = await db().query({ pk: ["PROGRAMMES"], limit: LIST_MAX });
  return rowsOf(Programmes, items).sort(inOrder);
});

/** What anyone may read: the published copy of an address, or 404. */
export async function published(slug: string): Promise<Published> {
  const found = /^[a-z0-9-]{1,70}$/.test(slug) ? await db().get(PublishedProgrammes, { slug }) : undefined;
  if (!found) throw notFound("programme");
  return found;
}

/** Every published copy, in the catalogue's order: one query of what the site may read. */
export async function listPublished(): Promise<Published[]> {
  const { items } = await db().query({ pk: ["SITE"], begins: ["PROGRAMME"], limit: LIST_MAX });
  return rowsOf(PublishedProgrammes, items).sort(inOrder);
}

/** The content alone of a row that also says where it stands. */
export function contentOf(row: Content): Content {
  const names = Object.keys(ProgrammeContent.entries) as (keyof Content)[];
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Content;
}

function inOrder(one: Pick<Content, "weight" | "title">, other: Pick<Content, "weight" | "title">): number {
  return (one.weight ?? 1_000) - (other.weight ?? 1_000) || one.title.localeCompare(other.title, "fr");
}

async function firmAnd(programmeID: string) {
  const [firm, programme] = await Promise.all([Firm.get(), get(programmeID)]);
  return [firm, programme] as const;
}

/** The first free address for a title, or the one the programme already has; read in one round trip. */
async function addressFor(programme: Stored): Promise<{ slug: string; copy: Published | undefined }> {
  const choices = programme.publishedAt
    ? [programme.slug, ...slugChoices(slugOf(programme.title), SLUGS_TRIED)]
    : slugChoices(programme.slug, SLUGS_TRIED);
  const unique = [...new Set(choices)];
  const pages = await db().gets(...unique.map((slug) => ({ entity: PublishedProgrammes, key: { slug } })));
  const at = pages.findIndex((page) => page === undefined || page.programmeID === programme.programmeID);
  const slug = unique[at];
  if (slug === undefined)
    throw new DomainError("conflict", "programme.title_taken", "Too many programmes have this title");
  return { slug, copy: pages[at] };
}

function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "programme.changed_meanwhile", "Someone changed this meanwhile");
}
