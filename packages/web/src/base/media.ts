import { createSignal } from "solid-js";

function follow(query: string): () => boolean {
  const media = typeof matchMedia === "function" ? matchMedia(query) : undefined;
  const [matches, setMatches] = createSignal(media?.matches ?? false);
  media?.addEventListener("change", (event) => setMatches(event.matches));
  return matches;
}

/** A phone or a narrow window. Paper is narrow too, but prints tables as tables. */
export const narrow = follow("screen and (max-width: 50rem)");
