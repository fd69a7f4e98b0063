/** The table that the import of an organization's people reads. */
export function listOf(
  people: readonly { given: string; family: string; email: string; organizationID: string }[],
): string {
  return ["Prénom;Nom;Adresse", ...people.map(({ given, family, email }) => `${given};${family};${email}`)].join("\n");
}
