/** What the reader of sheets says, in English. A placeholder `{}` stands for what is quoted from the sheet. */
const SENTENCES: Readonly<Record<string, string>> = {
  "Durée sans unité (jours ou heures ?) : {}.": "A length without unit (days or hours?): {}.",
  "Durée négative : {}.": "A negative length: {}.",
  "Plusieurs durées possibles : {}.": "Several lengths are possible: {}.",
  "Durée non comprise : {}.": "The length was not understood: {}.",
  "Durée invraisemblable : {}.": "An unlikely length: {}.",
  "{} lu comme {} jour(s) : deux demi-journées font un jour.": "{} read as {} day(s): two half-days make a day.",
  "{} lu comme {} heure(s).": "{} read as {} hour(s).",
  "Des heures par jour ou par séance ne font pas un total : {}.": "Hours a day or a session make no total: {}.",
  "Les jours et les heures ne s'accordent pas : {}.": "The days and the hours do not agree: {}.",
  "La durée n'est pas ferme : {}.": "The length is not firm: {}.",
  "Mot répété, compté une seule fois : {}.": "A repeated word, counted once: {}.",
  "Dans {}, {} n'a pas été compris.": "In {}, {} was not understood.",
  "Champ inconnu, non repris : {}.": "An unknown field, left out: {}.",
  "Champ {} lu comme {}.": "Field {} read as {}.",
  "Champ écrit deux fois, le dernier est gardé : {}.": "A field written twice, the last one is kept: {}.",
  "Un texte était attendu : {}.": "A text was expected: {}.",
  "Liste lue comme un texte : {}.": "A list read as a text: {}.",
  "Une liste était attendue : {}.": "A list was expected: {}.",
  "{} : rien n'est écrit.": "{}: nothing is written.",
  "Ligne que YAML refuse, lue comme un texte : {}.": "A line that YAML refuses, read as a text: {}.",
  "Retrait ignoré : {}.": "An indent that was ignored: {}.",
  "Retrait que YAML refuse (tabulations), corrigé.": "An indent that YAML refuses (tabs), corrected.",
  "Ligne non comprise : {}.": "A line that was not understood: {}.",
  "Tabulations lues comme des espaces : {}.": "Tabs read as spaces: {}.",
  "Lignes sans retrait lues comme la suite du texte : {}.": "Lines without indent read as the rest of the text: {}.",
  "Espace manquante après les deux-points : {}.": "A space is missing after the colon: {}.",
  "La fiche ne dit ni le prix, ni la durée, ni le public, ni les prérequis.":
    "The sheet says neither price, nor length, nor audience, nor prerequisites.",
  "Prix lu avec {}.": "The price was read with {}.",
  "Prix cherché dans le texte : {}.": "The price was looked for in the text: {}.",
  "« et » ou « ou » lu comme une virgule dans {}.": "“et” or “ou” read as a comma in {}.",
  "La liste reste ouverte : {}.": "The list stays open: {}.",
  "Un élément vide de la liste est ignoré.": "An empty item of the list is left out.",
  "Plusieurs prix sont écrits, aucun n'est repris : {}.": "Several prices are written, none is taken: {}.",
  "Aucun montant dans {}.": "No amount in {}.",
  "Montant négatif : {}.": "A negative amount: {}.",
  "Le prix n'est pas en euros : {}.": "The price is not in euros: {}.",
  "Montant invraisemblable : {}.": "An unlikely amount: {}.",
  "Une fourchette n'est pas un prix : {}.": "A range is no price: {}.",
  "Taux de TVA invraisemblable : {}.": "An unlikely VAT rate: {}.",
  "Pourcentage lu comme un taux de TVA : {}.": "A percentage read as a VAT rate: {}.",
  "Ni HT ni TTC ne sont écrits : {}.": "Neither HT nor TTC is written: {}.",
  "Mention d'exonération lue comme une TVA de 0 € : {}.": "A mention of exemption read as no VAT: {}.",
  "Le HT dépasse le TTC : {}.": "The net price exceeds the gross price: {}.",
  "La TVA dépasse le TTC : {}.": "The VAT exceeds the gross price: {}.",
  "HT, TVA et TTC ne s'additionnent pas : {}.": "Net, VAT and gross do not add up: {}.",
  "Les montants ne suivent pas le taux écrit : {}.": "The amounts do not follow the rate that is written: {}.",
  "Ni le taux ni le montant de la TVA ne sont écrits : {}.": "Neither the rate nor the amount of VAT is written: {}.",
  "HT et TTC ne correspondent à aucun taux français : {}.": "Net and gross match no French rate: {}.",
  "Montant lu en milliers : {}.": "An amount read in thousands: {}.",
  "Montant sans HT ni TTC, non repris : {} dans {}.": "An amount with neither HT nor TTC, left out: {} in {}.",
  "Le prix n'est pas ferme : {}.": "The price is not firm: {}.",
  "Le prix n'est peut-être pas celui d'une place : {}.": "The price may not be that of one seat: {}.",
  "L'encadré devait contenir le prix, la durée, le public et les prérequis : {}.":
    "The box was to hold price, length, audience and prerequisites: {}.",
  "Champ écrit hors de l'encadré de la fiche : {}.": "A field written outside the sheet’s box: {}.",
  "Adresse d'image non reprise : {}.": "The address of the image is left out: {}.",
  "Un nombre était attendu : {}.": "A number was expected: {}.",
  "Brouillon {} lu comme {}.": "Draft {} read as {}.",
  "Brouillon ni oui ni non : {}.": "Draft is neither yes nor no: {}.",
  "D'autres problèmes ne sont pas listés.": "Other problems are not listed.",
  "Le fichier dépasse 1 Mo : ce n'est pas une fiche de catalogue.": "The file exceeds 1 MB: it is no catalogue sheet.",
  "Le fichier n'est pas un texte UTF-8.": "The file is no UTF-8 text.",
  "L'en-tête ne contient aucune ligne « champ : valeur ».": "The header holds no line “field: value”.",
  "Le fichier est vide.": "The file is empty.",
  "Le fichier ne commence pas par un en-tête YAML entre deux lignes « --- ».":
    "The file does not begin with a YAML header between two lines “---”.",
  "L'en-tête ouvert à la ligne {} n'est jamais refermé par une ligne « --- ».":
    "The header that opens on line {} is never closed by a line “---”.",
  "L'en-tête dépasse 32 Ko : ce n'est pas une fiche de catalogue.":
    "The header exceeds 32 KB: it is no catalogue sheet.",
  // What the programme adds (from-sheet.ts).
  "Objectifs repris du texte de la fiche : vérifiez que chacun peut être évalué.":
    "Objectives taken from the text of the sheet: check that each can be assessed.",
  "La fiche ne dit pas s'il s'agit d'une action de formation ou d'une prestation de conseil : action de formation retenue.":
    "The sheet does not say whether this is a training action or a consulting service: training was taken.",
  "Le taux de TVA de la fiche ne va pas avec le régime du cabinet : il a été remplacé.":
    "The sheet’s VAT rate does not go with the firm’s regime: it was replaced.",
  "L'image de la fiche n'est pas reprise.": "The image of the sheet is left out.",
  "Ce champ de la fiche n'est pas repris : il est trop long ou contient des caractères invisibles.":
    "This field of the sheet is left out: it is too long or holds invisible characters.",
};

/** Words of ours that stand where a quotation may. */
const WORDS: Readonly<Record<string, string>> = {
  "le titre": "the title",
  "la catégorie": "the category",
  "le thème": "the theme",
  "la description": "the description",
  "les objectifs": "the goals",
  "l'image": "the image",
  "l'ordre d'affichage": "the order of display",
  "le modèle": "the template",
  "les mots-clés": "the tags",
  "l'état de brouillon": "the draft state",
  "l'encadré": "the box",
  "le texte au-dessus du prix": "the text above the price",
  "le prix": "the price",
  "la durée": "the length",
  "le public": "the audience",
  "les prérequis": "the prerequisites",
  oui: "yes",
  non: "no",
  Titre: "Title",
  Catégorie: "Category",
  Thème: "Theme",
  Prix: "Price",
  Durée: "Length",
  Public: "Audience",
  Prérequis: "Prerequisites",
};

const patterns = Object.entries(SENTENCES).map(([french, sentence]) => ({ pattern: patternOf(french), sentence }));

/**
 * The English of a French sentence of this reader; what it quotes from the sheet stays as it is, in English quotation
 * marks. Undefined for a sentence that is none of ours.
 */
export function english(text: string): string | undefined {
  const plain = unset(text);
  for (const { pattern, sentence } of patterns) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const quoted = found.slice(1).map((part) => WORDS[part] ?? part.replaceAll("« ", "“").replaceAll(" »", "”"));
    return sentence.replaceAll("{}", () => quoted.shift() ?? "");
  }
  return undefined;
}

/** Ordinary spaces and apostrophes, as this file is written. */
function unset(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("’", "'");
}

/** Greedy up to the last mark: what is quoted may hold anything, line ends included. */
function patternOf(french: string): RegExp {
  const parts = french.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("([\\s\\S]+)")}$`);
}
