import { LEARNING_FLOOR_MINUTES, type Step, type Words } from "./template.ts";

/** A step without its minutes, which its template gives. */
export type StepShape = Omit<Step, "minutes">;

export const words = (fr: string, en: string): Words => ({ fr, en });

/** The six steps of a consultation. In `clarification` consultants ask and the client answers: both write. */
export const sixSteps = {
  presentation: {
    key: "presentation",
    name: words("Exposé", "Presentation"),
    writer: "client",
    reader: "room",
    kind: "talk",
    gate: "none",
    instruction: {
      client: words("Présentez votre sujet et ce qui vous préoccupe.", "Present your topic and what concerns you."),
      consultant: words("Écoutez sans interrompre.", "Listen without interrupting."),
      facilitator: words("Protégez la parole du client.", "Protect the client’s time to speak."),
    },
  },
  clarification: {
    key: "clarification",
    name: words("Clarification", "Clarification"),
    writer: "everyone",
    reader: "room",
    kind: "question",
    gate: "none",
    instruction: {
      client: words("Répondez, simplement et brièvement.", "Answer, simply and briefly."),
      consultant: words(
        "Posez des questions de fait, sans conseil caché.",
        "Ask for facts, with no advice in disguise.",
      ),
      facilitator: words("Reformulez les conseils en questions.", "Turn advice back into questions."),
    },
  },
  agreement: {
    key: "agreement",
    name: words("Contrat de consultation", "Agreement"),
    writer: "client",
    reader: "room",
    kind: "agreement",
    gate: "assent",
    instruction: {
      client: words("Dites ce que vous attendez du groupe.", "Say what you expect of the group."),
      consultant: words("Dites si vous pouvez y répondre.", "Say whether you can help with that."),
      facilitator: words("Recueillez l’accord de tous.", "Record everyone’s assent."),
    },
  },
  consulting: {
    key: "consulting",
    name: words("Consultation", "Consultation"),
    writer: "consultants",
    reader: "room",
    kind: "contribution",
    gate: "none",
    instruction: {
      client: words(
        "Écoutez et notez pour vous, sans répondre.",
        "Listen and take notes for yourself, without answering.",
      ),
      consultant: words(
        "Partagez ressenti, expérience, idée ou ressource.",
        "Share a feeling, experience, idea or resource.",
      ),
      facilitator: words("Faites circuler la parole.", "Let everyone be heard."),
    },
  },
  synthesis: {
    key: "synthesis",
    name: words("Synthèse et plan d’action", "Synthesis and action plan"),
    writer: "client",
    reader: "room",
    kind: "action",
    gate: "none",
    instruction: {
      client: words(
        "Dites ce que vous gardez et ce que vous ferez, à quelle date.",
        "Say what you keep and will do, and by when.",
      ),
      consultant: words("Écoutez ce que le client retient.", "Listen to what the client keeps."),
      facilitator: words("Aidez à dater un premier pas.", "Help to set a date for a first step."),
    },
  },
  learning: {
    key: "learning",
    name: words("Apprentissages", "Learnings"),
    floorMinutes: LEARNING_FLOOR_MINUTES,
    writer: "everyone",
    reader: "author",
    kind: "learning",
    gate: "learnings",
    instruction: {
      client: words(
        "Nommez ce que vous avez appris, fond et manière.",
        "Name what you learned, on substance and on process.",
      ),
      consultant: words("Nommez ce que vous emportez pour vous.", "Name what you take away for yourself."),
      facilitator: words("Donnez la parole à chacun.", "Give everyone the floor."),
    },
  },
} as const satisfies Record<string, StepShape>;

/** The variant in five beats: the client speaks, receives, says back; then everyone learns and shares. */
export const fiveBeats = {
  situation: { ...sixSteps.presentation, key: "situation", name: words("Situation", "Situation") },
  feedback: {
    ...sixSteps.consulting,
    key: "feedback",
    name: words("Retours", "Feedback"),
    instruction: {
      client: words("Recevez sans répondre.", "Receive without answering."),
      consultant: words("Écrivez un retour bref et concret.", "Write brief, concrete feedback."),
      facilitator: words("Faites lire les retours un par un.", "Have the feedback read one by one."),
    },
  },
  reformulation: {
    ...sixSteps.synthesis,
    key: "reformulation",
    name: words("Reformulation", "Saying back"),
    instruction: {
      client: words("Redites avec vos mots ce que vous avez entendu.", "Say in your own words what you heard."),
      consultant: words("Écoutez ce qui a été reçu.", "Listen to what was received."),
      facilitator: words("Aidez à dater un premier pas.", "Help to set a date for a first step."),
    },
  },
  learning: sixSteps.learning,
  pooling: {
    key: "pooling",
    name: words("Mise en commun", "Pooling"),
    writer: "everyone",
    reader: "room",
    kind: "talk",
    gate: "none",
    instruction: {
      client: words("Partagez ce qui peut servir à tous.", "Share what may serve everyone."),
      consultant: words("Partagez ce qui peut servir à tous.", "Share what may serve everyone."),
      facilitator: words("Reliez les apprentissages entre eux.", "Connect the learnings."),
    },
  },
} as const satisfies Record<string, StepShape>;
