import * as v from "valibot";
import { type Instant, plusMinutes } from "../kernel/index.ts";
import { durationMinutes, Method } from "../session/index.ts";
import { leading } from "./leading.ts";

const Words = v.strictObject({ fr: v.string(), en: v.string() });

/** What whoever opens a room chooses from. */
export const OpeningChoices = v.strictObject({
  template: Words,
  startsAt: v.string(),
  /** When it ends with one topic, two, and on; one end alone where there are no topics. */
  ends: v.array(v.string()),
  inputs: v.array(v.strictObject({ templateID: v.string(), name: Words, minutes: v.number() })),
  amongPeers: v.boolean(),
});

const TOPICS_MOST = 4;

/** The same, for who leads this session or meeting; not found for everyone else. */
export async function opening(key: {
  cohortID: string;
  sessionID: string;
}): Promise<v.InferOutput<typeof OpeningChoices>> {
  const { session, coachID } = await leading(key);
  const [template, inputs] = await Promise.all([
    Method.templateAt(session.templateID, session.templateVersion),
    Method.inputs(),
  ]);
  const topics = template?.kind === "consultation" ? TOPICS_MOST : 1;
  const end = (count: number): Instant =>
    plusMinutes(session.startsAt, template ? durationMinutes(template, count) : 0);
  return {
    template: template?.name ?? { fr: "", en: "" },
    startsAt: session.startsAt,
    ends: Array.from({ length: topics }, (_, at) => end(at + 1)),
    inputs: inputs.map(({ templateID, name, steps }) => ({
      templateID,
      name,
      minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    })),
    amongPeers: coachID === null,
  };
}
