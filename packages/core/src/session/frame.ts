import { type StepShape, words } from "./steps.ts";
import type { Gate, StepKind, Words, Writer } from "./template.ts";

interface Beat {
  key: string;
  name: Words;
  writer: Writer;
  kind: StepKind;
  everyone: Words;
  facilitator: Words;
  gate?: Gate;
  private?: true;
}

/** A step of a kickoff or a review, where nobody is client or consultant: members read the consultant's sentence. */
function beat({ key, name, writer, kind, everyone, facilitator, gate = "none", private: own }: Beat): StepShape {
  const instruction = { consultant: everyone, facilitator };
  return { key, name, writer, reader: own ? "author" : "room", kind, gate, instruction };
}

/** The first session: safety and method before any topic; nobody consults before the charter is signed. */
export const kickoffSteps = {
  welcome: beat({
    key: "welcome",
    name: words("Accueil", "Welcome"),
    writer: "none",
    kind: "talk",
    everyone: words("Présentez-vous à vos pairs.", "Introduce yourself to your peers."),
    facilitator: words("Posez le cadre de confiance.", "Set the frame of trust."),
  }),
  method: beat({
    key: "method",
    name: words("Méthode", "Method"),
    writer: "none",
    kind: "talk",
    everyone: words("Découvrez les étapes et les rôles.", "Discover the steps and roles."),
    facilitator: words("Montrez les étapes sur un exemple court.", "Show the steps on a short example."),
  }),
  expectations: beat({
    key: "expectations",
    name: words("Attentes", "Expectations"),
    writer: "everyone",
    kind: "contribution",
    everyone: words("Dites ce que vous venez chercher.", "Say what you come for."),
    facilitator: words("Reliez les attentes à la note de cadrage.", "Relate expectations to the framing note."),
  }),
  rules: beat({
    key: "rules",
    name: words("Règles du groupe", "Rules of the group"),
    writer: "everyone",
    kind: "decision",
    everyone: words("Proposez les règles dont vous avez besoin.", "Propose the rules that you need."),
    facilitator: words("Faites décider le groupe.", "Let the group decide."),
  }),
  charter: beat({
    key: "charter",
    name: words("Charte", "Charter"),
    writer: "everyone",
    kind: "agreement",
    gate: "charter",
    everyone: words("Lisez, discutez, puis signez la charte.", "Read, discuss, then sign the charter."),
    facilitator: words("Dites aussi les limites de la confidentialité.", "Say the limits of confidentiality as well."),
  }),
  calendar: beat({
    key: "calendar",
    name: words("Calendrier", "Calendar"),
    writer: "facilitator",
    kind: "decision",
    everyone: words("Confirmez les dates du cycle.", "Confirm the dates of the cycle."),
    facilitator: words("Relevez les dates qui posent problème.", "Note the dates that do not suit."),
  }),
} as const;

/** The last session: first alone, from one's own log; then together; the group decides what goes out. */
export const reviewSteps = {
  individualReview: beat({
    key: "individualReview",
    name: words("Bilan individuel", "Individual review"),
    writer: "everyone",
    kind: "learning",
    private: true,
    everyone: words("Relisez votre carnet et écrivez pour vous.", "Read your log again and write for yourself."),
    facilitator: words("Gardez le silence et le temps.", "Keep silence and time."),
  }),
  collectiveReview: beat({
    key: "collectiveReview",
    name: words("Bilan collectif", "Collective review"),
    writer: "everyone",
    kind: "contribution",
    everyone: words("Écrivez ensemble ce que le groupe a appris.", "Write together what the group learned."),
    facilitator: words("Faites parler chacun avant d’écrire.", "Hear everyone before writing."),
  }),
  release: beat({
    key: "release",
    name: words("Ce qui est transmis", "What is passed on"),
    writer: "everyone",
    kind: "decision",
    everyone: words("Rayez ce qui doit rester entre vous.", "Strike out what must stay among you."),
    facilitator: words("Rien ne sort sans l’accord de tous.", "Nothing leaves without everyone’s consent."),
  }),
  next: beat({
    key: "next",
    name: words("Et après", "What next"),
    writer: "everyone",
    kind: "action",
    everyone: words("Choisissez la suite que vous voulez donner.", "Choose how you want to go on."),
    facilitator: words("Recueillez les envies, puis remerciez.", "Gather wishes, then thank everyone."),
  }),
} as const;
