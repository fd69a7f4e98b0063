import { type StepShape, words } from "./steps.ts";
import type { StepTemplate, Words } from "./template.ts";

interface Input {
  templateID: string;
  name: Words;
  minutes: number;
  everyone: Words;
  facilitator: Words;
}

/** A few minutes in which the facilitator brings something to the group, before its topics. */
function input({ templateID, name, minutes, everyone, facilitator }: Input): StepTemplate {
  const shape: StepShape = {
    key: templateID,
    name,
    writer: "facilitator",
    reader: "room",
    kind: "talk",
    gate: "none",
    instruction: { consultant: everyone, facilitator },
  };
  return { templateID, version: 1, kind: "input", name, steps: [{ ...shape, minutes }] };
}

export const mentalModels = input({
  templateID: "input-models",
  name: words("Modèles mentaux", "Mental models"),
  minutes: 15,
  everyone: words("Cherchez ce que vous tenez pour évident.", "Look for what you take for granted."),
  facilitator: words("Distinguez le fait, la déduction, la croyance.", "Tell facts from deductions and beliefs."),
});

export const questioning = input({
  templateID: "input-questions",
  name: words("L’art de questionner", "The art of questioning"),
  minutes: 10,
  everyone: words("Transformez un conseil en question ouverte.", "Turn a piece of advice into an open question."),
  facilitator: words("Faites essayer trois sortes de questions.", "Have three kinds of questions tried out."),
});

export const mutualFeedback = input({
  templateID: "input-feedback",
  name: words("Retours entre pairs", "Feedback among peers"),
  minutes: 10,
  everyone: words("Dites un fait, son effet, une demande.", "Say a fact, its effect, a request."),
  facilitator: words("Faites donner un retour à chacun.", "Have each person receive one feedback."),
});
