import { choose } from "../base/storage.ts";
import { type Locale, locale, show } from "./locale.ts";

/** Of the words of this build; only a build knows it, and only there a file is not in the list. */
declare const WORDS_MARK: string;

interface Entry {
  load: (said: Locale) => Promise<void>;
  /** The words in the language of the screen, if they are here. */
  known: () => object | undefined;
}

const entries: Entry[] = [];

type Loaded = { [said in Locale]?: object };

/**
 * One file for each noun in each language: `messages/{language}/{noun}.ts`, which exports the language's name. The build
 * takes nearly all of them out of this list (`vite.words.ts`): it would tell every screen the name of each file four
 * times, and a name is made of the noun and the mark of the build.
 */
const files = import.meta.glob<Loaded>("./{fr,en}/*.ts");

/**
 * The words of one noun, which come in the language of the screen alone; the build asks for them together with the code
 * that reads them (`vite.words.ts`). T: the type of the French ones, to which the English are held. `errors` in it, if
 * any, translates codes of the API (see `explain`). Read it inside JSX, so that it follows the language:
 * `words().list.title`. What is drawn later waits for `wordsReady`.
 */
export function dictionary<T extends object>(noun: string): () => T {
  const here: { [said in Locale]?: T } = {};
  const loading: { [said in Locale]?: Promise<void> } = {};
  const ask = async (said: Locale) => {
    const listed = files[`./${said}/${noun}.ts`];
    const module: Loaded = await (listed?.() ?? import(/* @vite-ignore */ `./${said}.${noun}-${WORDS_MARK}.js`));
    here[said] = module[said] as T;
  };
  const load = (said: Locale) => {
    loading[said] ??= ask(said).catch((error: unknown) => {
      // Offline: asked again next time.
      delete loading[said];
      throw error;
    });
    return loading[said];
  };
  entries.push({ load, known: () => here[locale()] });
  // Who draws them waits for them, and learns of the failure then.
  load(locale()).catch(() => undefined);
  return () => {
    const words = here[locale()];
    if (!words) throw new Error("Words are read before wordsReady()");
    return words;
  };
}

/** Resolves when the words asked for so far can be shown in this language: that of the screen, if none is said. */
export async function wordsReady(said: Locale = locale()): Promise<void> {
  const asked = entries.length;
  await Promise.all(entries.map((entry) => entry.load(said)));
  // A screen came meanwhile, with words of its own.
  if (entries.length > asked) await wordsReady(said);
}

/**
 * Shows the screen in this language, at once and without a flash, and remembers it on this device. Rejects when its
 * words cannot be fetched: the screen stays as it is.
 */
export async function chooseLocale(next: Locale): Promise<void> {
  await wordsReady(next);
  choose("locale", next);
  show(next);
}

const errorsOf = (words: object | undefined): Readonly<Record<string, string>> | undefined =>
  words && "errors" in words ? (words.errors as Readonly<Record<string, string>>) : undefined;

/** The sentence of an error code, in the words loaded so far. */
export function sentenceOf(code: string): string | undefined {
  for (const entry of entries) {
    const sentence = errorsOf(entry.known())?.[code];
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}
