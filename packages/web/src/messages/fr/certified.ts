/** Certificates as who reads them finds them. */
export const fr = {
  title: "Certificats de réalisation",
  of: (name: string, length: string) => `${name}, ${length}`,
  signed: (by: string, day: string) => `signé par ${by} le ${day}`,
  all: "Tout télécharger (ZIP)",
  allEnglish: "En anglais (ZIP)",
  later: "Le cabinet signe les certificats quand des séances ont été tenues.",
};
