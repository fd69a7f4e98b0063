/** The address made from a title: small letters without accents, digits and single dashes; "programme" for none. */
export function slugOf(title: string): string {
  const slug = title
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return slug || "programme";
}

/** The slug itself, then -2, -3 and on. */
export function slugChoices(slug: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => (at === 0 ? slug : `${slug}-${at + 1}`));
}
