import { number, plural } from "../../format/number.ts";

export const fr = {
  title: "Importer des personnes",
  hint: "Rien n’est enregistré avant votre accord. Si une ligne est à corriger, personne n’est importé.",
  file: "Fichier de l’entreprise",
  list: "Liste des personnes",
  listHint:
    "Une personne par ligne : un tableau collé avec sa ligne de titres (prénom, nom, adresse, poste…), ou « Prénom Nom <adresse> ».",
  check: "Vérifier la liste",
  checking: "Vérification…",
  changed: "La liste a changé depuis la vérification : vérifiez-la à nouveau.",
  refused: (count: number) =>
    `${plural(count, "erreur empêche", "erreurs empêchent")} l’import. Corrigez la liste ci-dessus, puis vérifiez-la à nouveau.`,
  errorTitle: "À corriger",
  understood: "Ce qui serait importé",
  waiting: "Personnes bien lues",
  waitingBody: (count: number) =>
    `${plural(count, "personne est bien lue et sera importée", "personnes sont bien lues et seront importées")} avec les autres, une fois la liste corrigée. Rien n’est importé pour l’instant.`,
  ignored: (names: string) => `Colonnes laissées de côté : ${names}.`,
  errorTable: "Lignes à corriger",
  planTable: "Personnes à importer",
  unnamed: "colonne sans titre",
  counts: (created: number, updated: number, unchanged: number) =>
    `${plural(created, "nouvelle", "nouvelles")}, ${plural(updated, "modifiée", "modifiées")}, ${plural(unchanged, "inchangée", "inchangées")}.`,
  act: (count: number) => `Importer ${plural(count, "personne", "personnes")}`,
  done: (created: number, updated: number, unchanged: number) =>
    `Import terminé : ${plural(created, "personne ajoutée", "personnes ajoutées")}, ${plural(updated, "modifiée", "modifiées")}, ${number(unchanged)} sans changement.`,
  back: "Voir les personnes",
  line: "Ligne",
  lineOf: (line: number) => `Ligne ${line}`,
  written: "Ce qui est écrit",
  why: "À corriger",
  effect: "Effet",
  changes: { created: "Nouvelle", updated: "Modifiée", unchanged: "Inchangée" },
  codes: {
    list_empty: "La liste ne contient personne.",
    list_too_long: "Une liste compte 300 personnes au plus : importez-la en plusieurs fois.",
    header_twice: "Deux colonnes portent le même titre.",
    email_column_missing: "Aucune colonne ne contient les adresses électroniques.",
    email_missing: "L’adresse électronique manque.",
    email_invalid: "Cette adresse électronique n’est pas complète.",
    email_twice: "Cette adresse est déjà plus haut dans la liste.",
    name_missing: "Le nom manque.",
    cell_too_long: "Un texte est trop long.",
    cell_characters: "Un texte contient des caractères invisibles : saisissez-le à nouveau.",
    cells_extra: "La ligne a plus de cellules que la ligne de titres.",
    trainee_status: "Statut inconnu : salarié, indépendant, agent public, demandeur d’emploi ou autre.",
    manager_circle: "Ces responsables se dirigent en cercle : corrigez le responsable de l’une de ces personnes.",
    "participant.other_organization": "Cette personne fait déjà partie d’une autre entreprise.",
    "participant.alone": "Cette personne est déjà inscrite à titre individuel.",
  },
  traineeStatus: "Statut",
  statuses: {
    employee: "Salarié",
    jobSeeker: "Demandeur d’emploi",
    selfEmployed: "Indépendant",
    publicServant: "Agent public",
    other: "Autre",
  },
  errors: {
    "participant.list_refused": "Rien n’a été importé : des lignes sont à corriger.",
  },
};
