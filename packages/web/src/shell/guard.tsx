import { type Component, ErrorBoundary, type JSX, lazy, Show, Suspense } from "solid-js";
import { wordsReady } from "../messages/dictionary.ts";
import { Broken } from "../pages/error/broken.tsx";
import { Refused } from "../pages/error/refused.tsx";
import { Rows } from "../ui/state.tsx";
import { useFirm } from "./firm.ts";
import type { PageRoute } from "./route.ts";

/** A screen as the router takes it: loaded on demand with its words, and refused to other roles. */
export function screenOf(route: PageRoute): Component {
  const Page = lazy(async () => {
    const page = await route.page();
    await wordsReady();
    return page;
  });
  const Screen = () => {
    const here = useFirm();
    return (
      <Show when={!route.roles || here.is(...route.roles)} fallback={<Refused />}>
        <Page />
      </Show>
    );
  };
  return Object.assign(Screen, { preload: Page.preload });
}

/** What breaks in a page stays in the page: the navigation still works. */
export function Guarded(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error, reset) => <Broken error={error} again={reset} />}>
      <Suspense fallback={<Rows />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}
