import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { render } from "@solidjs/testing-library";
import type { JSX } from "solid-js";

/** Shows this under a router at this address, without the browser's own history. */
export function renderAt(path: string, screen: () => JSX.Element) {
  const history = createMemoryHistory();
  history.set({ value: path });
  const shown = render(() => (
    <MemoryRouter history={history}>
      <Route path="*" component={screen} />
    </MemoryRouter>
  ));
  return { ...shown, address: history.get };
}
