import { Show } from "solid-js";
import * as format from "../format/index.ts";
import { words } from "../messages/ui.ts";

/** Whole cents, in euros. Nothing is a dash, not 0. */
export function Money(props: { cents: number | null | undefined }) {
  return (
    <Show when={props.cents != null} fallback={words().none}>
      <span class="num">{format.money(props.cents ?? 0)}</span>
    </Show>
  );
}

/** A calendar day, `YYYY-MM-DD`. */
export function Day(props: { day: string | null | undefined; long?: boolean }) {
  return (
    <Show when={props.day} fallback={words().none}>
      {(day) => <time datetime={day()}>{props.long ? format.dayLong(day()) : format.dayShort(day())}</time>}
    </Show>
  );
}

/** An instant, with its hour in the firm's zone. */
export function Moment(props: { at: string | null | undefined; long?: boolean }) {
  return (
    <Show when={props.at} fallback={words().none}>
      {(at) => <time datetime={at()}>{props.long ? format.momentLong(at()) : format.momentShort(at())}</time>}
    </Show>
  );
}

/** A mean is never shown without its number of answers. */
export function Score(props: { mean: number | null | undefined; answers: number; best?: number }) {
  return (
    <Show when={props.mean != null && props.answers > 0} fallback={words().none}>
      <span>
        <span class="num">{format.score(props.mean ?? 0, props.best ?? 5)}</span>{" "}
        <span class="hint">({words().answers(props.answers)})</span>
      </span>
    </Show>
  );
}

/** A figure with its name, for the head of a page. */
export function Figure(props: { label: string; value: string; hint?: string; tone?: "wait" | "bad" | "good" }) {
  return (
    <div class="figure" data-tone={props.tone}>
      <p class="figure-label">{props.label}</p>
      <p class="figure-value num">{props.value}</p>
      <Show when={props.hint}>
        <p class="hint">{props.hint}</p>
      </Show>
    </div>
  );
}
