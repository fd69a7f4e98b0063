/** A name as it is compared with one that was typed: no case, no double spaces. */
export const plain = (text: string): string =>
  text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLocaleLowerCase("fr");
