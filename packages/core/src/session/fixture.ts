import { db } from "../db/index.ts";
import { Firms } from "../firm/index.ts";
import { type Actor, ID, withClock } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Programmes } from "../programme/index.ts";
import { asMember } from "../testing/index.ts";
import type { Cycle } from "./index.ts";

export const at = Date.parse("2026-09-01T08:00:00.000Z");
export const programmeID = ID.create("programme");

export interface House {
  firmID: string;
  coachID: string;
}

/** A firm with one published programme and one coach. */
export async function house(): Promise<House> {
  const firmID = ID.createFirm();
  const coachID = ID.create("member");
  await asMember({ firmID, roles: ["owner"] }, () =>
    db().write(
      {
        firm: Firms.create({
          firmID,
          name: "Cabinet d’essai (inventé)",
          slug: "essai",
          siret: "73282932000074",
          vatNumber: null,
          vatRegime: "standard",
          address: { street: "1 rue des Essais", postalCode: "75001", city: "Paris", country: "FR" },
          colour: null,
          contactEmail: "bonjour@exemple.fr",
          zone: "Europe/Paris",
          locale: "fr",
          anonymityFloor: 4,
          stripeStatus: "none",
          createdAt: "2026-01-01T00:00:00.000Z",
        }),
        coach: Members.create({
          memberID: coachID,
          email: "coach@exemple.fr",
          name: "Camille Essai",
          roles: ["coach"],
          status: "active",
          invitedAt: "2026-01-01T00:00:00.000Z",
        }),
        programme: Programmes.create({
          programmeID,
          slug: "parcours",
          status: "published",
          title: "Parcours",
          category: null,
          theme: null,
          tags: [],
          description: null,
          goals: null,
          objectives: ["Écouter"],
          public: [],
          prerequisites: null,
          days: 4,
          hours: 28,
          nature: "training",
          priceNet: 70_000,
          vatRate: 2_000,
          methods: null,
          results: null,
          outline: [],
          body: [],
          disabilityContact: null,
          nsfCode: null,
          weight: null,
          problems: [],
          createdAt: "2026-01-01T00:00:00.000Z",
          publishedAt: null,
        }),
      },
      {},
    ),
  );
  return { firmID, coachID };
}

export const opening = (coachID: string, more: Partial<Parameters<typeof Cycle.open>[0]> = {}) => ({
  programmeID,
  name: "Groupe d’automne",
  coachID,
  modality: "onsite" as const,
  cycle: { start: "2026-09-08", rhythm: { everyWeeks: 4, weekday: 2 as const, time: "09:00" }, regular: 2 },
  ...more,
});

export const as = <R>({ firmID }: House, body: () => R, role: Actor.Role = "owner", memberID = ID.create("member")) =>
  withClock(at, () => asMember({ firmID, roles: [role], memberID }, body));
