import { createMemo, Match, Show, Switch } from "solid-js";
import { words as observer } from "../messages/observer.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { createActing } from "./acting.ts";
import { Announcer } from "./announcer.tsx";
import { Closed } from "./closed.tsx";
import { Conduct } from "./conduct.tsx";
import { HereProvider, useRoom } from "./context.ts";
import { createLive } from "./live.ts";
import { NotOpen } from "./not-open.tsx";
import { createNotePage } from "./note-page.ts";
import { Peer } from "./peer.tsx";
import type { Place } from "./place.ts";
import { Projection } from "./projection.tsx";
import { keepAwake } from "./wake.ts";

/** One session's room, from the door to what stays after it. */
export function Room(props: { place: Place; isProjected: boolean }) {
  const place = props.place;
  const live = createLive(place);
  const acting = createActing(place, live);
  const page = createNotePage(place);
  const known = createMemo(() => live.log() !== undefined);
  keepAwake(() => live.log()?.view.status === "open");
  return (
    <>
      <Show when={live.cut()}>
        <p class="room-cut" role="status">
          {words().cut}
        </p>
      </Show>
      <Switch fallback={<p class="room-alone">{words().entering}</p>}>
        <Match when={live.refused()}>{(refusal) => <NotOpen refusal={refusal()} place={place} live={live} />}</Match>
        <Match when={known()}>
          <HereProvider
            value={{
              place,
              live,
              acting,
              page,
              log: () => {
                const log = live.log();
                if (!log) throw new Error("Parts of a room are drawn once it is known");
                return log;
              },
            }}
          >
            <Known isProjected={props.isProjected} />
          </HereProvider>
        </Match>
      </Switch>
    </>
  );
}

/** Who one is in it decides what one sees. */
function Known(props: { isProjected: boolean }) {
  const { log } = useRoom();
  const me = () => log().view.me;
  const isClosed = () => log().view.status === "closed";
  return (
    <Switch fallback={<Threshold />}>
      <Match when={isClosed() && log().plan.length > 0}>
        <Closed />
      </Match>
      <Match when={me().status === "in" && props.isProjected}>
        <Projection />
      </Match>
      <Match when={me().status === "in"}>
        <Announcer />
        <Show when={me().role === "facilitator"} fallback={<Peer />}>
          <Conduct />
        </Show>
      </Match>
    </Switch>
  );
}

/** Before the door: one comes in, waits to be let in, or may not. */
function Threshold() {
  const { log, acting } = useRoom();
  const me = () => log().view.me;
  const mayEnter = () => me().may.includes("enter");
  /** Who observes has a seat that waits for him: he signs as he comes in. */
  const isObserver = () => me().role === "observer" && me().status === "out";
  return (
    <main class="room-alone">
      <h1>{words().title}</h1>
      <Switch fallback={<p>{words().outside}</p>}>
        <Match when={me().status === "waiting"}>
          <p role="status">{words().waiting}</p>
        </Match>
        <Match when={mayEnter()}>
          <p>{isObserver() ? observer().signs : words().threshold}</p>
          <Button
            look="primary"
            wide
            pending={acting.pending("enter")}
            onClick={() => void acting.run({ kind: "enter", charter: isObserver() })}
          >
            {isObserver() ? observer().enter : words().enter}
          </Button>
        </Match>
      </Switch>
    </main>
  );
}
