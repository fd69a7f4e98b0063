import { Show } from "solid-js";
import { later } from "../ui/later.tsx";
import { useRoom } from "./context.ts";

const CharterCard = later(() => import("./charter.tsx").then((part) => part.CharterCard));

/** The charter comes where it is signed, and to whoever has not signed it yet. */
export function CharterHere() {
  const { log } = useRoom();
  const isHere = () => log().plan[log().view.step]?.gate === "charter" && log().view.status === "open";
  return (
    <Show when={isHere() || log().view.me.may.includes("signCharter")}>
      <CharterCard />
    </Show>
  );
}
