import { createContext, useContext } from "solid-js";
import type { Acting } from "./acting.ts";
import type { Live } from "./live.ts";
import type { Log } from "./log.ts";
import type { NotePage } from "./note-page.ts";
import type { Place } from "./place.ts";

/** The room that a part of the screen stands in. */
export interface Here {
  place: Place;
  live: Live;
  acting: Acting;
  page: NotePage;
  /** The room as it is known; parts are drawn only once it is. */
  log: () => Log;
}

const Context = createContext<Here>();
export const HereProvider = Context.Provider;

export function useRoom(): Here {
  const here = useContext(Context);
  if (!here) throw new Error("useRoom is for parts of a room");
  return here;
}
