import { CLOSING_MINUTES, OPENING_MINUTES, type Step, type StepTemplate } from "../session/index.ts";
import type { PlannedStep } from "./entry.ts";

const words = (fr: string, en: string) => ({ fr, en });

const everyone = (consultant: { fr: string; en: string }, facilitator: { fr: string; en: string }) => ({
  client: consultant,
  consultant,
  facilitator,
});

/** Around the consultations: how each is, what came of the actions, whose topic; then the closing round. */
const checkIn: PlannedStep = {
  key: "checkIn",
  part: "opening",
  consultation: null,
  name: words("Météo du groupe", "Check-in"),
  minutes: 5,
  floorMinutes: 0,
  writer: "everyone",
  reader: "room",
  kind: "talk",
  gate: "none",
  instruction: everyone(
    words("Dites en un mot comment vous arrivez.", "Say in a word how you arrive."),
    words("Donnez la parole à chacun, brièvement.", "Give everyone the floor, briefly."),
  ),
};

const debrief: PlannedStep = {
  ...checkIn,
  key: "debrief",
  name: words("Retour sur les actions", "Debrief of the actions"),
  minutes: 10,
  instruction: everyone(
    words("Dites ce que vos actions sont devenues.", "Say what became of your actions."),
    words("Passez chaque action, sans juger.", "Go through each action, without judging."),
  ),
};

const choice: PlannedStep = {
  ...checkIn,
  key: "choice",
  name: words("Choix du sujet", "Choice of the topic"),
  minutes: 5,
  kind: "decision",
  instruction: everyone(
    words("Choisissez ensemble le sujet du jour.", "Choose today’s topic together."),
    words("Faites choisir le groupe, puis nommez le client.", "Let the group choose, then name the client."),
  ),
};

const checkOut: PlannedStep = {
  ...checkIn,
  key: "checkOut",
  part: "closing",
  name: words("Clôture", "Closing round"),
  minutes: CLOSING_MINUTES,
  instruction: everyone(
    words("Dites avec quoi vous repartez.", "Say what you leave with."),
    words("Rappelez la prochaine date, puis remerciez.", "Recall the next date, then thank everyone."),
  ),
};

function pauseOf(minutes: number): PlannedStep {
  const instruction = {
    consultant: words("Reposez-vous.", "Take a rest."),
    client: words("Reposez-vous.", "Take a rest."),
  };
  return { ...checkIn, key: "pause", name: words("Pause", "Break"), minutes, writer: "none", instruction };
}

/**
 * The steps of a session from its opening to its closing, `consultations` times the template's own between; inputs stand
 * before the choice of the topic, or first in a session without topics.
 */
export function planOf(
  template: StepTemplate,
  consultations: number,
  pauseMinutes: number,
  inputs: readonly StepTemplate[] = [],
): PlannedStep[] {
  const brought = inputs.flatMap(({ steps }) => steps.map((step) => planned(step, "opening", null)));
  if (template.kind !== "consultation")
    return [...brought, ...template.steps.map((step) => planned(step, "frame", null))];
  const opening = [
    checkIn,
    debrief,
    ...brought,
    { ...choice, minutes: OPENING_MINUTES - checkIn.minutes - debrief.minutes },
  ];
  const middle = Array.from({ length: consultations }, (_, n) => [
    ...(n > 0 && pauseMinutes > 0 ? [pauseOf(pauseMinutes)] : []),
    ...template.steps.map((step) => planned(step, "consultation", n)),
  ]).flat();
  return [...opening, ...middle, checkOut];
}

function planned(step: Step, part: PlannedStep["part"], consultation: number | null): PlannedStep {
  const { key, name, minutes, floorMinutes = 0, writer, reader, kind, gate, instruction } = step;
  return {
    key,
    part,
    consultation,
    name,
    minutes,
    floorMinutes,
    writer,
    reader,
    kind,
    gate,
    instruction: { ...instruction },
  };
}
