import type { Wording } from "./fill.ts";
import type { Kind } from "./kind.ts";

/** What a firm that wrote nothing hands out, in French. */
export const SHIPPED_FR: Readonly<Record<Kind, Wording>> = {
  programme: {
    title: "Programme : {programme}",
    text: `{buts}

## Objectifs
{objectifs}

## Public et prérequis
Public : {public}

Prérequis : {prerequis}

## Durée et dates
{heures}

{dates}

{lieu}

## Contenu
{contenu}

## Moyens et méthodes
{methodes}

Le groupe travaille en codéveloppement avec {coach} : chacun apporte à son tour une situation qu’il vit, les autres l’aident à y voir clair.

## Suivi et évaluation
{evaluation}

Une feuille d’émargement est signée par demi-journée. Un positionnement ouvre et clôt le parcours.

## Accessibilité
{handicap}

Un aménagement est nécessaire ? Écrivez-nous avant le début du parcours : {courriel}.`,
  },
  rules: {
    title: "Règlement intérieur",
    text: `Ce règlement s’applique à toute personne qui suit un parcours de {cabinet}, pour toute sa durée (Code du travail, articles L6352-3 à L6352-5 et R6352-1 à R6352-15).

## Santé et sécurité
Chacun veille à sa sécurité et à celle des autres, et respecte les consignes du lieu où se tient la séance. Quand elle se tient dans une entreprise, les règles de santé et de sécurité de cette entreprise s’appliquent.

Tout accident ou incident est signalé aussitôt à la personne qui anime.

## Présence
Chacun est là du début à la fin de chaque séance et signe la feuille d’émargement de chaque demi-journée. Une absence ou un retard est annoncé à {courriel}. L’employeur ou le financeur peut en être informé.

## Ce qui se dit reste dans le groupe
Ce qui est dit en séance est confidentiel : personne ne le rapporte, n’enregistre ni ne filme. La charte signée par chacun le précise.

## Comportement
Chacun respecte les autres, leur parole et leur silence. Aucune forme de violence, de harcèlement ou de discrimination n’est admise. Il est interdit de venir en séance en état d’ivresse ou sous l’emprise de stupéfiants.

## Sanctions et droits de la défense
Un manquement peut donner lieu à un avertissement, à un blâme ou à une exclusion, temporaire ou définitive. Aucune sanction pécuniaire n’est possible.

Aucune sanction n’est prise sans que la personne ait été informée par écrit de ce qui lui est reproché. Quand une exclusion est envisagée, elle est convoquée à un entretien, où elle peut être assistée par la personne de son choix ; la décision, écrite et motivée, intervient entre un jour franc et quinze jours après cet entretien. L’employeur et le financeur en sont informés.

## Réclamations
Une réclamation s’adresse à {courriel} ; il y est répondu par écrit.`,
  },
  summons: {
    title: "Convocation",
    text: `{personne}, vous êtes attendu(e) au parcours « {programme} », groupe {groupe}.

{organisation}

## Séances
{dates}

Durée totale : {heures}.

## Lieu
{lieu}

## Qui anime
{coach}, pour {cabinet}.

## Pour préparer votre venue
Le programme et le règlement intérieur accompagnent cette convocation : lisez-les avant la première séance, {premiere}.

Une question, un empêchement, un aménagement nécessaire ? {courriel}.`,
  },
  employerSummons: {
    title: "Convocation : avis à l’employeur",
    text: `Vos collaborateurs sont convoqués au parcours « {programme} », groupe {groupe}.

## Personnes convoquées
{personnes}

## Séances
{dates}

Durée totale : {heures}.

## Lieu
{lieu}

## Votre part
Merci de libérer ces dates : une absence prive tout le groupe. Chaque personne a reçu sa convocation, le programme et le règlement intérieur. Ce qui se dit en séance reste dans le groupe.

Une question ? {courriel}.`,
  },
  attestation: {
    title: "Attestation de fin de parcours et d’évaluation des acquis",
    text: `{cabinet} atteste que {personne} a suivi le parcours « {programme} ».

{organisation}

## Objectifs
{objectifs}

## Dates et durée
Du {du} au {au}. Durée suivie : {suivi}, sur {heures} tenues.

## Évaluation des acquis
{acquis}

L’évaluation s’appuie sur la mise en situation de chaque séance et sur le positionnement de la personne au début et à la fin du parcours, dont le détail n’appartient qu’à elle.

## Usage
Cette attestation est remise à la personne, qui en fait ce qu’elle veut.`,
  },
  collectiveReview: {
    title: "Bilan collectif",
    text: "Ce que le groupe {groupe} a choisi de transmettre de son parcours « {programme} », relu et accepté par ses membres le {jour}. Personne n’y est nommé.",
  },
  individualReview: {
    title: "Bilan individuel",
    text: "Le bilan de {personne} pour le parcours « {programme} », fait de ses propres notes le {jour}. Il n’appartient qu’à elle : {cabinet} n’en garde pas de copie.",
  },
  actionPlan: {
    title: "Plan d’action",
    text: "Ce que {personne} a décidé de faire pendant le parcours « {programme} », au {jour}. {cabinet} n’en garde pas de copie.",
  },
};
