import { lazy, Match, Switch } from "solid-js";
import { Toasts } from "../ui/toast.tsx";
import { Door } from "./door.tsx";
import { codeIn, faceIn, placeIn } from "./place.ts";
import { Room } from "./room.tsx";

const Paper = lazy(() => import("./paper.tsx"));

/** The room's own page: `/salle/…` for who is of the group, `/s/{code}` for who holds a phone before its screen. */
export function App() {
  const place = placeIn(location.pathname);
  const code = codeIn(location.pathname);
  const face = faceIn(location.search);
  return (
    <>
      <Switch fallback={<Door code="" />}>
        <Match when={place && face === "paper" && place}>{(room) => <Paper place={room()} />}</Match>
        <Match when={place}>{(room) => <Room place={room()} isProjected={face === "projection"} />}</Match>
        <Match when={code !== undefined}>
          <Door code={code ?? ""} />
        </Match>
      </Switch>
      <Toasts />
    </>
  );
}
