import { describe, expect, it } from "vitest";
import { type TextDocument, textDocument } from "./index.ts";

const contract: TextDocument = {
  title: "Contrat de formation professionnelle",
  author: "Sentiers & Œuvres Coaching",
  day: "2027-09-15",
  parties: [{ role: "Le stagiaire", lines: ["Zoé Lefèvre", "4 rue des Lilas, 38000 Grenoble"] }],
  articles: [{ title: "Objet", text: "Le présent contrat porte sur l’action décrite ci-après." }],
  signatures: [{ role: "Le stagiaire", name: "Zoé Lefèvre", signedAt: "15/09/2027 à 10 h 31" }],
  proof: "Empreinte SHA-256 : 3f9c",
};
const text = async (document: TextDocument) => Buffer.from(await textDocument(document)).toString("latin1");

describe("textDocument", () => {
  it("gives the same bytes for the same words, and other bytes for other words", async () => {
    const first = await text(contract);
    expect(first.startsWith("%PDF-1.7")).toBe(true);
    expect(await text(structuredClone(contract))).toBe(first);
    expect(await text({ ...contract, proof: "Empreinte SHA-256 : 3f9d" })).not.toBe(first);
  });

  it("flows over as many pages as its articles need", async () => {
    const articles = Array.from({ length: 30 }, (_, index) => ({
      title: `Article ${index}`,
      text: "Texte. ".repeat(200),
    }));
    expect((await text({ ...contract, articles })).match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(5);
  });
});
