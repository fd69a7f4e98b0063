import { OpenGroups } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Firms } from "@entrepairs/core/firm";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Directory, signUp } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { asMember, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
let count = 0;
openTable(Satisfaction.configureForTests);

const get = (path: string, headers: Record<string, string> = {}) => siteApp().request(path, { headers });
const read = async (path: string) => (await get(path)).text();

/** A founded firm with its address; every test has its own. */
async function firmOf(vatRegime: "standard" | "exempt" | "franchise" = "standard", colour: string | null = null) {
  count += 1;
  const slug = `essai-${count}`;
  const account: Actor.Account = { type: "account", accountID: ID.create("account"), email: `e${count}@essai.example` };
  const details = {
    name: "Cabinet <b>d’essai</b>",
    ownerName: "Claude Essai",
    slug,
    siret: "73282932000074",
    vatNumber: vatRegime === "standard" ? "FR44732829320" : null,
    vatRegime,
    activityNumber: "11751234567",
    address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
    colour,
  };
  const { firmID } = await Actor.provide(account, () => signUp(details));
  return { slug, firmID };
}

const whole = {
  title: "Écouter",
  goals: "Apprendre à écouter",
  description: "Premier paragraphe.\n\n- un point\n- **deux**",
  objectives: ["Reformuler"],
  public: ["Managers"],
  prerequisites: "Aucun",
  days: 4,
  hours: 28,
  priceNet: 70_000,
  disabilityContact: "Ana Essai",
};

async function publish(firmID: string, content: Partial<typeof whole> = {}) {
  return asMember({ firmID, roles: ["owner"] }, async () => {
    const { programmeID } = await Programme.create({ ...whole, ...content });
    return (await Programme.publish({ programmeID })).slug;
  });
}

/** The structured data of a page, as a search engine reads it. */
function dataOf(html: string) {
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

describe("a programme's public page", () => {
  it("reads with its price net, VAT and gross, in both languages", async () => {
    const { slug, firmID } = await firmOf();
    const path = `/c/${slug}/programmes/${await publish(firmID)}`;
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=0, s-maxage=60, stale-if-error=3600");
    const french = await answer.text();
    expect(french).toContain('<html lang="fr">');
    for (const text of [
      "700,00\u00a0€ HT",
      "TVA 20\u00a0%\u00a0: 140,00\u00a0€",
      "840,00\u00a0€ TTC",
      "4 jours, 28\u00a0h",
    ]) {
      expect(french).toContain(text);
    }
    expect(french).toContain(`<link rel="alternate" hreflang="en" href="${ORIGIN}/en${path}"/>`);
    const english = await read(`/en${path}`);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain("€840.00 incl. VAT");
    expect(english).toContain('<h1 lang="fr">Écouter</h1>');
    expect(english).toContain(`<link rel="alternate" hreflang="fr" href="${ORIGIN}${path}"/>`);
    for (const html of [french, english]) expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
  });

  it("is the same whatever the browser's language: it is cached for everyone", async () => {
    const { slug, firmID } = await firmOf();
    const path = `/c/${slug}/programmes/${await publish(firmID)}`;
    const answer = await get(path, { "Accept-Language": "en" });
    expect(await answer.text()).toContain('<html lang="fr">');
  });

  it.each([
    ["exempt", "261, 4, 4° a"],
    ["franchise", "293 B"],
  ] as const)("of a firm under %s VAT says why there is none", async (regime, article) => {
    const { slug, firmID } = await firmOf(regime);
    const html = await read(`/c/${slug}/programmes/${await publish(firmID)}`);
    expect(html).toContain(article);
    expect(html).toContain("700,00\u00a0€");
    expect(html).not.toContain("TTC");
    expect(dataOf(html).offers[0].price).toBe("700.00");
  });

  it("carries a Course and its Offer", async () => {
    const { slug, firmID } = await firmOf();
    const path = `/c/${slug}/programmes/${await publish(firmID)}`;
    expect(dataOf(await read(path))).toMatchObject({
      "@type": "Course",
      name: "Écouter",
      url: `${ORIGIN}${path}`,
      provider: { "@type": "Organization", name: "Cabinet <b>d’essai</b>", url: `${ORIGIN}/c/${slug}` },
      offers: [
        {
          "@type": "Offer",
          price: "840.00",
          priceCurrency: "EUR",
          priceSpecification: { price: "840.00", valueAddedTaxIncluded: true },
        },
      ],
    });
  });

  it("shows what a firm wrote as text, wherever it stands", async () => {
    const { slug, firmID } = await firmOf();
    const hostile = "</script><script>alert(1)</script><!--\"'&";
    const programme = await publish(firmID, {
      title: hostile,
      goals: hostile,
      description: `${hostile}\n\n- ${hostile}`,
      objectives: [hostile],
      public: [hostile],
      prerequisites: hostile,
      disabilityContact: hostile,
    });
    for (const path of [`/c/${slug}/programmes/${programme}`, `/c/${slug}`]) {
      const html = await read(path);
      expect(html).not.toContain("<script>");
      expect(html).not.toContain("<b>");
      expect(html.match(/<\/script>/g)?.length ?? 0).toBe(path.endsWith(slug) ? 0 : 1);
    }
    expect(dataOf(await read(`/c/${slug}/programmes/${programme}`)).name).toBe(hostile);
  });

  it("lists open groups with the seats left, the waiting list when full", async () => {
    const { slug, firmID } = await firmOf();
    const programme = await publish(firmID);
    const seat = (heldUntil: string | null) => ({ enrolmentID: ID.create("enrolment"), heldUntil });
    const group = {
      programmeSlug: programme,
      name: "Groupe d’essai",
      coachName: "Ana Essai",
      modality: "remote" as const,
      place: null,
      priceNet: 70_000,
      vatRate: 2000,
      seatsMin: 5,
      seatsMax: 2,
      sessions: [{ kind: "kickoff", startsAt: "2099-01-12T08:00:00.000Z", minutes: 210, zone: "Europe/Paris" }],
    };
    const full = { ...group, cohortID: ID.create("cohort"), name: "Groupe plein", seats: [seat(null), seat(null)] };
    // A hold that is over takes no seat.
    const open = { ...group, cohortID: ID.create("cohort"), seats: [seat(null), seat("2020-01-01T00:00:00.000Z")] };
    await asMember({ firmID, roles: ["owner"] }, () =>
      db().write({ one: OpenGroups.create(full), two: OpenGroups.create(open) }, {}),
    );
    const html = await read(`/c/${slug}/programmes/${programme}`);
    expect(html).toContain("Complet, liste d’attente");
    expect(html).toContain("1 place libre");
    expect(html).toContain(`/c/${slug}/programmes/${programme}/inscription?groupe=${open.cohortID}`);
    expect(html.replaceAll("\u00a0", " ")).toContain("12 janvier 2099 à 9 h");
    expect(dataOf(html).hasCourseInstance).toHaveLength(2);
  });

  it("is not found when unpublished, unknown, another firm's or oddly named", async () => {
    const { slug, firmID } = await firmOf();
    const other = await firmOf();
    const programme = await publish(firmID);
    const paths = [
      `/c/${other.slug}/programmes/${programme}`,
      `/c/${slug}/programmes/inconnu`,
      `/c/${slug}/programmes/a%23b`,
      `/c/${slug}/programmes/%00`,
      "/c/inconnu",
      "/c/inconnu/brand.css",
      "/c/A%23B",
    ];
    for (const path of paths) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
    }
  });
});

describe("a firm's public page", () => {
  it("lists what is published and nothing else, with the identity that the law asks for", async () => {
    const { slug, firmID } = await firmOf("standard", "#ffcc00");
    await publish(firmID);
    await asMember({ firmID, roles: ["owner"] }, () => Programme.create({ ...whole, title: "Brouillon secret" }));
    const html = await read(`/c/${slug}`);
    expect(html).toContain("Écouter");
    expect(html).not.toContain("Brouillon secret");
    expect(html).toContain("732\u00a0829\u00a0320\u00a000074");
    expect(html).toContain("ne vaut pas agrément de l’État");
    expect(html).toContain(`/c/${slug}/brand.css?ffcc00`);
    const css = await get(`/c/${slug}/brand.css`);
    expect(css.headers.get("Content-Type")).toContain("text/css");
    expect(await css.text()).toContain("--brand: light-dark(#");
  });

  it("says in English that the firm describes its programmes in French, and marks what is", async () => {
    const { slug, firmID } = await firmOf();
    const path = `/c/${slug}/programmes/${await publish(firmID)}`;
    for (const page of [`/c/${slug}`, path]) {
      expect(await read(`/en${page}`)).toMatch(/described in French by Cabinet/);
      expect(await read(page)).not.toMatch(/class="notice"/);
    }
    expect(await read(`/en${path}`)).toMatch(/<html lang="en">[\s\S]*<h1 lang="fr">/);
  });

  it("has no style of its own without a colour, and never one that was not a colour", async () => {
    const { slug, firmID } = await firmOf();
    expect(await read(`/c/${slug}/brand.css`)).toBe("");
    await asMember({ firmID, roles: ["owner"] }, () =>
      db().write({ firm: Firms.update({}, { set: { colour: "red}body{display:none" } }) }, {}),
    );
    expect(await read(`/c/${slug}/brand.css`)).toBe("");
  });
});

describe("the product's own pages", () => {
  it.each(["/", "/en", "/mentions-legales", "/en/confidentialite", "/accessibilite"])(
    "%s has one title and one heading",
    async (path) => {
      const html = await read(path);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).toMatch(/<title>.+<\/title>/);
      expect(html).toContain(`<html lang="${path.startsWith("/en") ? "en" : "fr"}">`);
    },
  );
});

it("knows the firm of an address", async () => {
  const { slug, firmID } = await firmOf();
  expect(await Directory.firmOfSlug(slug)).toBe(firmID);
});
