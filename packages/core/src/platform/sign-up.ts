import * as v from "valibot";
import { Audit, Outbox } from "../db/index.ts";
import { open, PLATFORM } from "../db/platform.ts";
import { Firm, Firms, refusedIdentity, zoneNamed, zoneOfAddress } from "../firm/index.ts";
import { Actor, DomainError, fn, ID, line, now, type Operation } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { recordFirmOf } from "./directory.ts";
import { FirmEntries, Slugs } from "./platform.table.ts";

export const Slug = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.minLength(3, "slug_short"),
  v.maxLength(40, "too_long"),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "slug"),
);

/** Addresses that are the product's own. */
const RESERVED = new Set([
  "api",
  "app",
  "avis",
  "connexion",
  "demo",
  "en",
  "inscription",
  "invitation",
  "lien",
  "payer",
  "room",
  "salle",
]);

const Input = v.object({ ...Firm.Details.entries, slug: Slug, ownerName: line(120) });

/**
 * A signed-in account founds a firm and is its first owner: one transaction holds the slug, the firm and the owner.
 * Refuses a slug that is taken (`firm.slug_taken`) and an identity whose keys are wrong, by field.
 */
export const signUp = fn("firm.signUp", Input, async ({ slug, ownerName, ...details }) => {
  const actor = Actor.use();
  if (actor.type !== "account") throw new DomainError("unauthenticated", "actor.signed_out", "Sign in first");
  if (RESERVED.has(slug)) throw slugTaken();
  const identity = refusedIdentity(details);
  const firmID = ID.createFirm();
  const { member, operations } = Member.newMember({
    email: actor.email,
    name: ownerName,
    roles: ["owner"],
    accountID: actor.accountID,
  });
  const inFirm = (operation: Operation): Operation => operation.inFirm(firmID);
  const answer = { firmID, memberID: member.memberID, slug };
  const written = await open(PLATFORM).write(
    {
      slug: Slugs.create({ slug, firmID }),
      list: FirmEntries.create({ firmID, createdAt: now() }),
      firm: inFirm(
        Firms.create(
          newFirm(firmID, slug, actor.email, { ...details, ...identity, publisher: details.publisher || ownerName }),
        ),
      ),
      ...Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, inFirm(operation)])),
      audit: inFirm(
        Audit.create({
          auditID: ID.create("audit"),
          at: now(),
          actor: actor.accountID,
          command: "firm.signUp",
          ids: answer,
        }),
      ),
      event: inFirm(
        Outbox.create({
          eventID: ID.create("event"),
          event: Member.Event.Bound,
          at: now(),
          ids: { memberID: member.memberID },
        }),
      ),
    },
    answer,
  );
  if (written.refused === "slug") throw slugTaken();
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  // The founder sees his firm in the menu at once; the event heals it if this process dies here.
  await recordFirmOf(written.answer.firmID, written.answer.memberID);
  return written.answer;
});

type Details = Omit<v.InferOutput<typeof Input>, "slug" | "ownerName" | "vatNumber" | "activityNumber" | "bank"> &
  Pick<ReturnType<typeof refusedIdentity>, "vatNumber" | "activityNumber" | "bank">;

function newFirm(firmID: string, slug: string, contactEmail: string, details: Details): Firm.Info {
  return {
    ...details,
    firmID,
    slug,
    contactEmail,
    colour: details.colour ?? null,
    zone: zoneNamed(details.zone ?? "") ?? zoneOfAddress(details.address),
    locale: "fr",
    anonymityFloor: 4,
    stripeStatus: "none",
    createdAt: now(),
  };
}

function slugTaken(): DomainError {
  return new DomainError("conflict", "firm.slug_taken", "This address is taken", [
    { path: "slug", code: "firm.slug_taken" },
  ]);
}
