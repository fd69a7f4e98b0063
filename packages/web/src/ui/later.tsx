import { type Component, type JSX, lazy, Suspense } from "solid-js";
import { wordsReady } from "../messages/dictionary.ts";

/**
 * A part of a screen that comes when it is first shown, with its words; the rest of the screen stays as it is.
 * `test/size.test.ts` weighs it with its screen.
 */
export function later<P extends object>(load: () => Promise<Component<P>>, waiting?: () => JSX.Element): Component<P> {
  const Part = lazy<Component<P>>(async () => {
    const part = await load();
    await wordsReady();
    return { default: part };
  });
  return (props) => (
    <Suspense fallback={waiting?.()}>
      <Part {...props} />
    </Suspense>
  );
}

/**
 * The same for a part that the address chooses among others: a tab (`?onglet=…`), the sheet of one session. An address
 * shows one of them, so each is weighed alone with its screen.
 */
export const byAddress = <P extends object>(load: () => Promise<Component<P>>, waiting?: () => JSX.Element) =>
  later(load, waiting);
