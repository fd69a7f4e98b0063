import { type InvoiceDocument, notesFor, pdf, totals } from "@entrepairs/facturx";

/** Invented firms; their numbers have valid keys and belong to nobody we know. */
const seller: InvoiceDocument["seller"] = {
  name: "Cabinet du Banc SAS",
  legalForm: "SAS au capital de 10 000 €",
  siren: "732829320",
  siret: "73282932000074",
  vatNumber: "FR44732829320",
  address: { street: "12 rue Inventée", postalCode: "69007", city: "Lyon", country: "FR" },
  contact: { name: "Facturation", phone: "+33 4 00 00 00 00", email: "facturation@banc.example" },
};

/** CPU of one invoice as PDF/A-3 with its Factur-X, once warm, milliseconds. */
export async function paperMs(document: InvoiceDocument, rounds = 30): Promise<number> {
  for (let round = 0; round < 5; round++) await pdf(document);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) await pdf(document);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
}

const buyer: InvoiceDocument["buyer"] = {
  name: "Client du Banc SARL",
  siren: "404833048",
  siret: "40483304800022",
  vatNumber: "FR83404833048",
  address: { street: "3 place Inventée", postalCode: "38000", city: "Grenoble", country: "FR" },
};

/** An invoice of two lines, as a firm issues it for the seats of a group. */
export function anInvoice(): InvoiceDocument {
  const lines: InvoiceDocument["lines"] = ["essentiels", "confirmés"].map((level) => ({
    name: `Groupe de co-développement « Manager les ${level} »`,
    quantity: 4,
    unitCents: 70_000,
    vat: { category: "S", rate: 2000 },
  }));
  return {
    number: "F-2027-000123",
    kind: "standard",
    currency: "EUR",
    issuedOn: "2027-09-15",
    dueOn: "2027-10-15",
    suppliedOn: "2027-09-10",
    operation: "services",
    buyerKind: "professional",
    seller,
    buyer,
    lines,
    payment: { terms: "Paiement à 30 jours.", link: { text: "Payer en ligne", url: "https://banc.example/payer/x" } },
    notes: notesFor({ day: "2027-09-15", sellerRegime: "standard", buyerKind: "professional" }),
    vatOnDebits: false,
    colour: "#1f5f5b",
    totals: totals(lines, {}),
  };
}
