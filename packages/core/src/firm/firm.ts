import * as v from "valibot";
import { Closing, Closings } from "../closing/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, DomainError, fn, line, notFound, Rev, type Row, text } from "../kernel/index.ts";
import { Address, FirmRow, Firms } from "./firm.table.ts";
import { refusedIdentity } from "./registration.ts";
import { TypedZone, zoneNamed } from "./zone.ts";

export type Info = v.InferOutput<typeof FirmRow>;

export const Event = { Changed: "firm.changed" } as const;

/** What an owner may write about his firm; its keys are checked by `refusedIdentity`. */
export const Details = v.object({
  name: line(120),
  siret: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(40)),
  vatNumber: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40)))),
  vatRegime: FirmRow.entries.vatRegime,
  address: Address,
  activityNumber: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40)))),
  publisher: v.optional(v.nullable(text(120))),
  bank: v.optional(
    v.nullable(
      v.object({
        iban: v.pipe(v.string(), v.maxLength(60, "too_long")),
        bic: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(40, "too_long")))),
        holder: v.optional(v.nullable(text(120))),
      }),
    ),
  ),
  /** Where the clocks of its people are; groups that are open keep theirs. Absent: as it was. */
  zone: v.optional(TypedZone),
  colour: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^#(?:[0-9a-fA-F]{3}){1,2}$/, "colour")))),
});

/** The actor's firm. */
export async function get(): Promise<Row<typeof Firms>> {
  const found = await db().get(Firms, {});
  if (!found) throw notFound("firm");
  return found;
}

/** The firm as its visitors meet it: one that closes, or is closed, shows nothing more. One round trip. */
export async function open(): Promise<Row<typeof Firms>> {
  const [found, closing] = await db().gets({ entity: Firms, key: {} }, { entity: Closings, key: {} });
  if (!found) throw notFound("firm");
  if (closing) throw new DomainError("gone", Closing.refusal(closing).code, "This firm takes nobody any more");
  return found;
}

/** Changes the firm's identity and brand; documents already issued keep what they said. */
export const edit = fn("firm.edit", v.object({ ...Details.entries, rev: Rev }), async ({ rev, ...input }) => {
  Actor.assertRole("owner", "manager");
  const firm = await get();
  const checked = refusedIdentity(input);
  const changed = {
    ...firm,
    ...input,
    ...checked,
    publisher: input.publisher || null,
    colour: input.colour ?? null,
    zone: zoneNamed(input.zone ?? "") ?? firm.zone,
    rev,
  };
  const written = await db().write(
    { firm: Firms.replace(changed), event: event(Event.Changed, { firmID: firm.firmID }) },
    { firmID: firm.firmID, rev: rev + 1 },
  );
  if (written.refused) throw new DomainError("conflict", "firm.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});
