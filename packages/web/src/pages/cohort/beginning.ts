import { createEffect, createSignal, on, onCleanup } from "solid-js";
import * as v from "valibot";
import { today } from "../../format/today.ts";
import { draftOf, keepDraft } from "./draft.ts";
import type { Chosen } from "./enrol.data.ts";
import type { Asked, Choices } from "./new.data.ts";
import { cycleOf, typedAt } from "./opening.ts";
import { whereabouts, whereaboutsOf } from "./whereabouts.tsx";

const PREVIEW_AFTER_MS = 300;
const LEAD_DAYS = 14;

const Where = v.object(whereabouts);
const NOWHERE = { modality: "onsite", place: undefined, link: undefined } as const;

/** What the form holds before anything is typed. A firm of one coach has nothing to choose. */
export function usual(coaches: Choices["coaches"]): Record<string, unknown> {
  const start = today(LEAD_DAYS);
  const [only, ...others] = coaches;
  return {
    coachID: only && others.length === 0 ? only.memberID : "",
    modality: "onsite",
    seatsMin: "5",
    seatsMax: "8",
    cycle: {
      start,
      regular: "6",
      rhythm: { kind: "month", nth: "2", weekday: "2", time: "09:00", everyWeeks: "4" },
      minutes: { kickoff: "210", regular: "210", review: "210" },
    },
  };
}

const rhythmPrint = (values: Record<string, unknown>) => {
  const cycle = cycleOf(values);
  return JSON.stringify(cycle && { ...cycle, minutes: undefined });
};

/** The state of a group that is being prepared: what is typed, chosen and settled, kept on this device as it goes. */
export function createBeginning(firmID: string, coaches: Choices["coaches"]) {
  const draft = draftOf(firmID);
  const [values, setValues] = createSignal(draft?.values ?? usual(coaches));
  const [people, setPeople] = createSignal<readonly Chosen[]>(draft?.people ?? []);
  const [settled, setSettled] = createSignal<Readonly<Record<string, string>>>(draft?.settled ?? {});
  const [asked, setAsked] = createSignal<Asked | undefined>(askedOf());
  let over = false;

  function askedOf(): Asked | undefined {
    const cycle = cycleOf(values());
    const coachID = typedAt(values(), "coachID");
    const programmeID = typedAt(values(), "programmeID");
    const where = v.safeParse(Where, values());
    const { modality, place } = whereaboutsOf(where.success ? where.output : NOWHERE);
    return cycle && coachID ? { programmeID, coachID, modality, place, cycle, settled: settled() } : undefined;
  }
  createEffect(
    on(
      [values, people, settled],
      () => {
        if (!over)
          keepDraft(firmID, {
            savedAt: new Date().toISOString(),
            values: values(),
            people: people(),
            settled: settled(),
          });
        const timer = setTimeout(() => setAsked(askedOf()), PREVIEW_AFTER_MS);
        onCleanup(() => clearTimeout(timer));
      },
      { defer: true },
    ),
  );
  const type = (next: Record<string, unknown>) => {
    // Dates chosen by hand belong to the rhythm that they were chosen for.
    if (rhythmPrint(next) !== rhythmPrint(values())) setSettled({});
    if (typedAt(next, "organizationID") !== typedAt(values(), "organizationID"))
      keepPeopleOf(typedAt(next, "organizationID"));
    setValues(next);
  };
  const keepPeopleOf = (organizationID: string | undefined) => {
    if (organizationID) setPeople((all) => all.filter((one) => one.organizationID === organizationID));
  };
  const settle = (index: number, startsAt: string | undefined) =>
    setSettled(({ [index]: _, ...others }) => (startsAt === undefined ? others : { ...others, [index]: startsAt }));
  /** The group is open, or one starts from scratch: nothing is kept any more. */
  const end = () => {
    over = true;
    keepDraft(firmID, undefined);
  };
  return { draft, values, type, people, setPeople, settled, settle, asked, askedOf, end };
}
