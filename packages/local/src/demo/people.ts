/** Everyone here is invented; addresses end in `.example`, which no one can own. */
export const people = {
  owner: { name: "Hélène Moreau", email: "helene.moreau@rivage.example" },
  coach: { name: "Karim Benali", email: "karim.benali@rivage.example" },
  otherCoach: { name: "Judith Lambert", email: "judith.lambert@rivage.example" },
  sponsor: { name: "Sophie Laurent", email: "sophie.laurent@valdor.example" },
  otherSponsor: { name: "Bruno Ferrand", email: "bruno.ferrand@sauvigny.example" },
  participant: { name: "Thomas Garnier", email: "thomas.garnier@valdor.example" },
} as const;

const HEADER = "Prénom;Nom;Adresse électronique;Poste;Service;Site";

/** What a person of the client would paste from a spreadsheet. */
export const valdorPeople = [
  HEADER,
  "Thomas;Garnier;thomas.garnier@valdor.example;Chef de projet;Études;Nantes",
  "Inès;Diallo;ines.diallo@valdor.example;Responsable qualité;Qualité;Nantes",
  "Marc;Le Goff;marc.legoff@valdor.example;Chef d’atelier;Production;Brest",
  "Nour;Haddad;nour.haddad@valdor.example;Acheteuse;Achats;Lyon",
  "Élise;Roy;elise.roy@valdor.example;Responsable RH;Ressources humaines;Nantes",
  "Paul;Œuvrard;paul.oeuvrard@valdor.example;Chef de projet;Informatique;Lyon",
  "Ana;Ribeiro;ana.ribeiro@valdor.example;Responsable logistique;Logistique;Brest",
].join("\n");

export const sauvignyPeople = [
  HEADER,
  "Lucie;Bernard;lucie.bernard@sauvigny.example;Directrice de l’enfance;Éducation;Hôtel de ville",
  "Omar;Said;omar.said@sauvigny.example;Responsable des sports;Sports;Stade",
  "Claire;Petit;claire.petit@sauvigny.example;Cheffe de service;Urbanisme;Hôtel de ville",
  "Yann;Kerbrat;yann.kerbrat@sauvigny.example;Responsable voirie;Technique;Centre technique",
  "Maud;Chevalier;maud.chevalier@sauvigny.example;Responsable accueil;Accueil;Hôtel de ville",
].join("\n");

/** Of another firm’s client; the demo’s participant is of them too. */
export const lyonPeople = [
  HEADER,
  "Thomas;Garnier;thomas.garnier@valdor.example;Chef de projet;Études;Nantes",
  "Camille;Besson;camille.besson@soierie.example;Cheffe de projet;Produits;Lyon",
  "Idris;Traoré;idris.traore@soierie.example;Chef de projet;Systèmes;Lyon",
  "Léa;Morel;lea.morel@soierie.example;Cheffe de projet;Ateliers;Villeurbanne",
  "Hugo;Perrin;hugo.perrin@soierie.example;Chef de projet;Achats;Lyon",
].join("\n");

export const firm = {
  name: "Cabinet Rivage (démonstration)",
  slug: "rivage-demonstration",
  vatRegime: "standard",
  address: { street: "12 quai de l’Exemple", postalCode: "44000", city: "Nantes" },
  activityNumber: "52 44 99999 44",
  bank: { iban: "FR76 9999 9000 4400 0000 0001 022", bic: "DEMOFRPPXXX" },
  colour: "#0a6b5e",
} as const;

export const otherFirm = {
  name: "Atelier Confluence (démonstration)",
  slug: "confluence-demonstration",
  vatRegime: "standard",
  address: { street: "3 rue de l’Exemple", postalCode: "69002", city: "Lyon" },
  activityNumber: "84 69 99999 69",
  bank: { iban: "FR76 9999 9000 6900 0000 0002 878", bic: "DEMOFRPPXXX" },
  colour: "#7a3e9d",
} as const;
