import { type RouteDefinition, Router, type RouteSectionProps, useLocation } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { Missing } from "../pages/error/missing.tsx";
import { expectFocus } from "../ui/page.tsx";
import { Toasts } from "../ui/toast.tsx";
import { Frame } from "./frame.tsx";
import { Alone, FirmGate, Landing } from "./gate.tsx";
import { Guarded, screenOf } from "./guard.tsx";
import { pageRoutes } from "./pages.ts";
import type { PageRoute } from "./route.ts";

function Root(props: RouteSectionProps) {
  const location = useLocation();
  createEffect(on(() => location.pathname, expectFocus, { defer: true }));
  return (
    <>
      <Guarded>{props.children}</Guarded>
      <Toasts />
    </>
  );
}

const definition = (route: PageRoute): RouteDefinition => ({
  path: route.path,
  component: screenOf(route),
  ...(route.preload ? { preload: route.preload } : {}),
});

const NoPage = () => (
  <Alone>
    <Missing />
  </Alone>
);

const routes: RouteDefinition[] = [
  { path: "/", component: Landing },
  {
    path: "/f/:firm",
    component: FirmGate,
    children: [
      ...pageRoutes.filter((route) => route.bare).map(definition),
      {
        path: "/",
        component: Frame,
        children: [...pageRoutes.filter((route) => !route.bare).map(definition), { path: "*", component: Missing }],
      },
    ],
  },
  { path: "*", component: NoPage },
];

export function App() {
  return (
    <Router base="/app" root={Root} scrollRestoration>
      {routes}
    </Router>
  );
}
