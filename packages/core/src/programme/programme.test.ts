import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Firms } from "../firm/index.ts";
import { ID, withIdempotencyKey } from "../kernel/index.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Programme, PublishedProgrammes, previewSheet, templates } from "./index.ts";

openTable();

type Regime = "standard" | "exempt" | "franchise";

/** Runs as the owner of a new firm of this regime. */
async function inFirm<R>(vatRegime: Regime, body: () => Promise<R>): Promise<R> {
  const firmID = ID.createFirm();
  const firm = {
    firmID,
    name: "Cabinet d’essai",
    slug: "essai",
    siret: "12002701600563",
    vatNumber: null,
    vatRegime,
    address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris", country: "FR" },
    colour: null,
    contactEmail: "essai@essai.example",
    zone: "Europe/Paris",
    locale: "fr" as const,
    anonymityFloor: 4,
    stripeStatus: "none" as const,
    createdAt: "2026-11-22T08:00:00.000Z",
  };
  return asMember({ firmID, roles: ["owner"] }, async () => {
    await db().write({ firm: Firms.create(firm) }, {});
    return body();
  });
}

const whole = {
  title: "Écouter & décider",
  objectives: ["Décider à plusieurs"],
  public: ["Managers"],
  prerequisites: "Aucun",
  days: 2,
  priceNet: 70_000,
  disabilityContact: "Ana Essai, ana@essai.example",
};
const publishNew = async (content: Parameters<typeof Programme.create>[0] = whole) => {
  const { programmeID } = await Programme.create(content);
  return Programme.publish({ programmeID });
};

describe("a programme", () => {
  it("lists what is still empty, and is not published before", () =>
    inFirm("standard", async () => {
      const { programmeID } = await Programme.create({ title: "Vide" });
      await expect(Programme.publish({ programmeID })).rejects.toMatchObject({
        code: "programme.incomplete",
        fields: [
          { path: "objectives", code: "objectives_empty" },
          { path: "public", code: "public_empty" },
          { path: "prerequisites", code: "prerequisites_empty" },
          { path: "days", code: "duration_empty" },
          { path: "priceNet", code: "price_empty" },
          { path: "disabilityContact", code: "disability_contact_empty" },
        ],
      });
      expect(await Programme.listPublished()).toEqual([]);
    }));

  it.each([
    ["objectives", []],
    ["public", []],
    ["prerequisites", null],
    ["days", null],
    ["priceNet", null],
    ["disabilityContact", null],
  ] as const)("needs %s to be published, and it alone when the rest is there", (field, nothing) => {
    const content = { ...Programme.filled(whole), vatRate: 2000, [field]: nothing } as Programme.Content;
    expect(Programme.missing(content).map(({ path }) => path)).toEqual([field]);
    expect(Programme.missing({ ...Programme.filled(whole), vatRate: 2000 })).toEqual([]);
  });

  it("gives two programmes of one title two addresses", () =>
    inFirm("standard", async () => {
      expect((await publishNew()).slug).toBe("ecouter-decider");
      expect((await publishNew()).slug).toBe("ecouter-decider-2");
      const [, , third] = await Promise.all(
        [publishNew(), publishNew(), publishNew()].map((one) => one.catch(() => undefined)),
      );
      void third;
      const pages = await Programme.listPublished();
      expect(new Set(pages.map((page) => page.slug)).size).toBe(pages.length);
    }));

  it("keeps its public page until it is published again, at the same address", () =>
    inFirm("standard", async () => {
      const { programmeID, rev } = await publishNew();
      await Programme.edit({ ...whole, programmeID, rev, title: "Autre titre", vatRate: 2000 });
      expect(await Programme.published("ecouter-decider")).toMatchObject({ title: "Écouter & décider" });
      expect(await Programme.get(programmeID)).toMatchObject({ isAheadOfPublished: true, slug: "ecouter-decider" });
      expect(await Programme.publish({ programmeID })).toMatchObject({ slug: "ecouter-decider" });
      expect(await Programme.published("ecouter-decider")).toMatchObject({ title: "Autre titre" });
    }));

  it("leaves the site when it is archived, and comes back when published", () =>
    inFirm("standard", async () => {
      const { programmeID } = await publishNew();
      await Programme.archive({ programmeID });
      await expect(Programme.published("ecouter-decider")).rejects.toMatchObject({ code: "programme.not_found" });
      expect((await Programme.publish({ programmeID })).slug).toBe("ecouter-decider");
    }));

  it("is published once by two presses at once", () =>
    inFirm("standard", async () => {
      const { programmeID } = await Programme.create(whole);
      const key = crypto.randomUUID();
      const publish = () => withIdempotencyKey(key, () => Programme.publish({ programmeID }));
      const [one, two] = await Promise.all([publish(), publish()]);
      expect(two).toEqual(one);
      expect(await db().get(PublishedProgrammes, { slug: one.slug })).toMatchObject({ rev: 1 });
    }));

  it.each([
    ["exempt", "training", 2000, "programme.exempt_firm_vat"],
    ["exempt", "training", 0, undefined],
    ["exempt", "service", 2000, undefined],
    ["exempt", "service", 0, "programme.vat_rate"],
    ["franchise", "training", 2000, "programme.franchise_firm_vat"],
    ["franchise", "service", 0, undefined],
    ["standard", "training", 2000, undefined],
    ["standard", "training", 850, undefined],
    ["standard", "training", 0, "programme.vat_rate"],
    ["standard", "training", 1999, "programme.vat_rate"],
  ] as const)("of a firm under %s VAT, %s at %i: %s", (regime, nature, vatRate, code) =>
    inFirm(regime, async () => {
      const created = Programme.create({ ...whole, nature, vatRate });
      if (code) await expect(created).rejects.toMatchObject({ code, fields: [{ path: "vatRate", code }] });
      else expect(await Programme.get((await created).programmeID)).toMatchObject({ vatRate });
    }),
  );

  it("takes the firm's own rate when none is written", async () => {
    for (const [regime, rate] of [
      ["standard", 2000],
      ["exempt", 0],
      ["franchise", 0],
    ] as const) {
      await inFirm(regime, async () => {
        expect(await Programme.get((await Programme.create(whole)).programmeID)).toMatchObject({ vatRate: rate });
      });
    }
  });

  it("never writes over what someone else changed meanwhile", () =>
    inFirm("standard", async () => {
      const { programmeID, rev } = await Programme.create(whole);
      await Programme.edit({ ...whole, programmeID, rev, title: "Un" });
      await expect(Programme.edit({ ...whole, programmeID, rev, title: "Deux" })).rejects.toMatchObject({
        code: "programme.changed_meanwhile",
      });
    }));

  it("starts from a shipped template, of which only the disability contact is to be written", () =>
    inFirm("standard", async () => {
      for (const { content } of templates) {
        const { programmeID } = await Programme.create(content);
        expect(Programme.missing(await Programme.get(programmeID))).toEqual([
          { path: "disabilityContact", code: "disability_contact_empty" },
        ]);
      }
      expect(templates[0]?.content).toMatchObject({ priceNet: 70_000, days: 4, hours: 28 });
    }));

  it.each(["sponsor", "participant", "coach"] as const)("is not written by a %s", (role) =>
    asMember({ roles: [role] }, async () => {
      await expect(Programme.create(whole)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(Programme.publish({ programmeID: ID.create("programme") })).rejects.toMatchObject({
        kind: "forbidden",
      });
    }),
  );
});

const sheet = `---
title: Questionner juste
theme: Relations
infobox:
  superheading: Tarif individuel
  heading: 500 € HT soit 600 € TTC
  duration: 2 jours
  public: Manager, coach
  prerequisites: Aucun
---

**Objectifs** :

- Poser une question ouverte
- Reformuler sans juger

**Déroulé** :

1. Accueil
2. Exercices

**Pour aller plus loin** :

Une lecture conseillée.
`;

describe("a catalogue sheet", () => {
  it("is understood beside its lines, nothing stored, and becomes a programme as it is", () =>
    inFirm("standard", async () => {
      const { content, fields, problems } = await previewSheet({ text: sheet });
      expect(content).toMatchObject({
        title: "Questionner juste",
        priceNet: 50_000,
        vatRate: 2000,
        days: 2,
        hours: null,
        public: ["Manager", "coach"],
        prerequisites: "Aucun",
        objectives: ["Poser une question ouverte", "Reformuler sans juger"],
        outline: ["1. Accueil", "2. Exercices"],
        body: [{ heading: "Pour aller plus loin", text: "Une lecture conseillée." }],
      });
      expect(fields).toContainEqual({ field: "title", from: 2, to: 2 });
      expect(fields).toContainEqual({ field: "days", from: 7, to: 7 });
      expect(problems).toContainEqual(expect.objectContaining({ field: "nature", code: "guessed" }));
      expect(await Programme.list({})).toEqual([]);
      const { programmeID } = await Programme.create({
        ...content,
        problems: problems.map(({ line: _, ...problem }) => problem),
      });
      expect(Programme.contentOf(await Programme.get(programmeID))).toEqual(content);
    }));

  it("says when its VAT does not go with the firm's regime", () =>
    inFirm("exempt", async () => {
      const { content, problems } = await previewSheet({ text: sheet });
      expect(content.vatRate).toBe(0);
      expect(problems).toContainEqual(expect.objectContaining({ field: "vatRate", code: "programme.exempt_firm_vat" }));
    }));

  it.each([
    "",
    "no front matter",
    `---\ntitle: ${"x".repeat(5000)}\n---\n`,
    `---\ntitle: T\ntags:\n${"  - t\n".repeat(500)}---\n`,
    '---\ntitle: "a\\u202eb"\n---\n',
  ])("never offers a content that could not be kept (%#)", (text) =>
    inFirm("standard", async () => {
      const { content } = await previewSheet({ text });
      await Programme.create({ ...content, title: content.title || "Sans titre" });
    }),
  );
});
