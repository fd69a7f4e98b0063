import { createSignal, untrack } from "solid-js";
import type { Step } from "./method.data.ts";

/** One step while it is edited: what other parts of the form follow are signals, the rest stands in its fields. */
export interface Row {
  key: string;
  first: Step | undefined;
  name: () => string;
  setName: (name: string) => void;
  kind: () => Step["kind"];
  setKind: (kind: Step["kind"]) => void;
  minutes: () => string;
  setMinutes: (minutes: string) => void;
  floor: number;
}

/** What a learning step guarantees where its template said nothing. */
const FLOOR_MINUTES = 10;

export function rowOf(step: Step): Row {
  return row(step.key, step);
}

/** A step that was not there, under a mark that no other has. */
export function newRow(others: readonly Row[], name: string): Row {
  const used = new Set(others.map(({ key }) => key));
  let at = 1;
  while (used.has(`own-${at}`)) at += 1;
  const made = row(`own-${at}`, undefined);
  made.setName(name);
  return made;
}

function row(key: string, first: Step | undefined): Row {
  return untrack(() => {
    const [name, setName] = createSignal(first?.name.fr ?? "");
    const [kind, setKind] = createSignal<Step["kind"]>(first?.kind ?? "talk");
    const [minutes, setMinutes] = createSignal(String(first?.minutes ?? 5));
    return {
      key,
      first,
      name,
      setName,
      kind,
      setKind,
      minutes,
      setMinutes,
      floor: first?.floorMinutes ?? FLOOR_MINUTES,
    };
  });
}
