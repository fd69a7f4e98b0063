import type { Page, Response } from "@playwright/test";

/** Texts that people wrote, as the API told them: they stay in their language whatever the screen's. */
export class Known {
  // A language is named in its own words, for who looks for it.
  readonly texts = new Set(["Français"]);
  private readonly coming: Promise<void>[] = [];

  /** Collects them from every answer that the page gets from now on. */
  listenTo(page: Page): this {
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.startsWith("/api/") && response.ok()) this.coming.push(this.take(response));
    });
    return this;
  }

  /** `text` without what people wrote, once every answer has been read. */
  async without(texts: readonly string[]): Promise<string[]> {
    await Promise.all(this.coming);
    const longestFirst = [...this.texts].sort((one, other) => other.length - one.length);
    return texts.map((text) => longestFirst.reduce((left, own) => left.replaceAll(own, " "), text).trim());
  }

  private async take(response: Response): Promise<void> {
    // An answer that is no JSON, or is left behind with its page, tells nothing.
    this.add(await response.json().catch(() => undefined));
  }

  add(value: unknown): void {
    if (typeof value === "string") {
      // A text of several lines or paragraphs is drawn part by part.
      for (const part of [value, ...value.split(/\n+/)]) if (part.trim().length > 2) this.texts.add(part.trim());
    } else if (typeof value === "object" && value !== null) {
      // What is told in both languages is ours: its English is expected.
      const both = "en" in value && "fr" in value;
      for (const [name, inner] of Object.entries(value)) if (!both || name !== "fr") this.add(inner);
    }
  }
}

/** What only French has: its accents and quotes, its spaces before signs, its elisions, its small and our usual words. */
const FRENCH = [
  /[àâçèéêëîïôùûœ«»]/i,
  /[\u00a0\u202f][:;!?»]/,
  /(?<![\p{L}’])[cdjlmnst]’(?=\p{L})|qu’/iu,
  new RegExp(
    `(?<!\\p{L})(?:${[
      "le|les|des|une|du|et|est|au|aux|en|sur|par|pas|pour|avec|sans|dans|sous|chez|vers|qui|que|dont|ou",
      "ce|cet|cette|ces|son|ses|leur|leurs|nos|notre|vos|votre|vous|nous|aucun|aucune|tous|toutes|chaque",
      "sont|sera|peut|faut|ajouter|annuler|enregistrer|envoyer|modifier|ouvrir|fermer|suivant|retour|voir",
      "groupe|groupes|facture|factures|inscription|inscriptions|entreprise|entreprises|parcours|brouillon",
      "nom|prix|jour|jours|semaine|semaines|mois|heure|heures|lieu|coach et|HT|TTC|TVA",
      "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|mars|avril|mai|juin|juillet|septembre|octobre|novembre",
    ].join("|")})(?!\\p{L})`,
    "iu",
  ),
];

/** Texts of the page, its names for screen readers and its hints included, less what is said to be French. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isForeign = (element: Element | null) => element?.closest("[lang]")?.getAttribute("lang") !== "en";
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent && !parent.closest("script, style, noscript") && !isForeign(parent))
        texts.push(node.textContent ?? "");
    }
    for (const name of ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (!isForeign(element)) texts.push(element.getAttribute(name) ?? "");
      }
    }
    return texts;
  });
}

/** Lines of an English screen that read as French and that nobody wrote: words that were not translated. */
export async function frenchLeft(page: Page, known: Known): Promise<string[]> {
  const texts = await known.without(await textsOf(page));
  return [...new Set(texts.filter((text) => FRENCH.some((sign) => sign.test(text))))];
}
