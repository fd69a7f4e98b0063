import type { JSX } from "solid-js";

/** neutral: nothing to do; brand: under way; wait: waits on someone; good: done; bad: late or refused. */
export type Tone = "neutral" | "brand" | "wait" | "good" | "bad";

/** A state in one or two words. The words say it, the colour only repeats it. */
export function Badge(props: { tone?: Tone; children: JSX.Element }) {
  return (
    <span class="badge" data-tone={props.tone ?? "neutral"}>
      {props.children}
    </span>
  );
}
