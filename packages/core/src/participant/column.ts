/** What a column of a people list may hold. `fullName` is one cell for both names. */
export type Column =
  | "given"
  | "family"
  | "fullName"
  | "email"
  | "job"
  | "unit"
  | "site"
  | "manager"
  | "traineeStatus"
  | "team"
  | "seniority"
  | "motivation"
  | "needs"
  | "zone";

const synonyms: Record<Column, string> = {
  given: "prenom|prenoms|first name|firstname|given name|forename",
  family: "nom|noms|nom de famille|nom usuel|nom d usage|last name|lastname|surname|family name",
  fullName:
    "nom et prenom|prenom et nom|nom prenom|prenom nom|nom complet|name|full name|fullname|participant|participants|stagiaire",
  email:
    "email|e mail|mail|courriel|adresse|adresse electronique|adresse email|adresse e mail|adresse mail|adresse courriel|email address|e mail address|mel|email professionnel|mail professionnel|mail pro",
  job: "poste|fonction|metier|emploi|intitule de poste|intitule du poste|titre|job|job title|title|position|role",
  unit: "service|unite|departement|direction|pole|unit|department|division",
  site: "site|lieu|lieu de travail|etablissement|agence|location|office|workplace",
  manager: "responsable|manager|n+1|superieur|superieur hierarchique|responsable hierarchique|line manager|supervisor",
  team: "equipe|team",
  seniority: "anciennete|experience|seniority|years of service",
  motivation: "motivation|motivations|pourquoi|attentes|expectations|reason",
  needs: "besoin|besoins|themes|needs|need|topics|tags",
  zone: "fuseau|fuseau horaire|heure locale|time zone|timezone",
  traineeStatus: "statut|statut stagiaire|statut du stagiaire|type de stagiaire|status|trainee status|categorie",
};
const columns = new Map<string, Column>(
  (Object.entries(synonyms) as [Column, string][]).flatMap(([column, names]) =>
    names.split("|").map((name): [string, Column] => [name, column]),
  ),
);

/** The column that a header names, in French or English, whatever its case, accents and punctuation. */
export function columnOf(header: string): Column | undefined {
  const plain = header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)|\*/g, " ")
    .replace(/[^a-z0-9+]+/g, " ")
    .trim();
  return columns.get(plain);
}

/** The columns of a header row, or nothing when the row is not one: it names an address or two columns, and holds no "@". */
export function headerOf(cells: readonly string[]): (Column | undefined)[] | undefined {
  if (cells.some((cell) => cell.includes("@"))) return undefined;
  const found = cells.map(columnOf);
  const known = found.filter((column) => column !== undefined);
  return known.includes("email") || known.length >= 2 ? found : undefined;
}
