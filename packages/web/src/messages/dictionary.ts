import { createSignal } from "solid-js";
import { choose } from "../base/storage.ts";
import { type Locale, locale, show } from "./locale.ts";

interface Entry {
  load: () => Promise<void>;
  errors: () => Readonly<Record<string, string>> | undefined;
}

const entries: Entry[] = [];
let waiting: Promise<unknown>[] = [];

const errorsOf = (words: object): Readonly<Record<string, string>> | undefined =>
  "errors" in words ? (words.errors as Readonly<Record<string, string>>) : undefined;

/**
 * The words of one noun: French is in the chunk that asks for it, English comes when someone reads English.
 * `errors` in it, if any, translates codes of the API (see `explain`). Read it inside JSX, so that it follows the
 * language: `words().list.title`.
 */
export function dictionary<T extends object>(fr: T, english: () => Promise<{ en: T }>): () => T {
  const [en, setEn] = createSignal<T>();
  const words = () => (locale() === "en" ? (en() ?? fr) : fr);
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= english().then(
      (module) => void setEn(() => module.en),
      () => {
        // Offline: French is readable, a blank screen is not. Asked again next time.
        loading = undefined;
      },
    );
    return loading;
  };
  entries.push({ load, errors: () => errorsOf(words()) });
  if (locale() === "en") waiting.push(load());
  return words;
}

/** Resolves when the words asked for so far can be shown in the language of the screen. */
export async function wordsReady(): Promise<void> {
  const asked = waiting;
  waiting = [];
  await Promise.all(asked);
}

/** Shows the screen in this language, at once and without a flash, and remembers it on this device. */
export async function chooseLocale(next: Locale): Promise<void> {
  if (next === "en") await Promise.all(entries.map((entry) => entry.load()));
  choose("locale", next);
  show(next);
}

/** The sentence of an error code, in the words loaded so far. */
export function sentenceOf(code: string): string | undefined {
  for (const entry of entries) {
    const sentence = entry.errors()?.[code];
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}
