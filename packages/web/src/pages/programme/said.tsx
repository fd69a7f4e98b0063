import { Show } from "solid-js";
import { locale } from "../../messages/locale.ts";

/** What the reading of a sheet said, in the language of the screen; in French where nothing else was kept. */
export function Said(props: { problem: { text: string; english?: string | undefined } }) {
  return (
    <Show when={locale() === "en" && props.problem.english} fallback={<p lang="fr">{props.problem.text}</p>}>
      {(english) => <p>{english()}</p>}
    </Show>
  );
}
