import { Show } from "solid-js";
import { words } from "../../messages/cohort-page.ts";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import type { Whole } from "./cohort.data.ts";

/** Asks for the charter's signature, once someone takes part. */
export function CharterButton(props: { whole: Whole }) {
  const asking = onAct(() => import("./charter-dialog.tsx").then((part) => part.CharterDialog));
  const accepted = () => props.whole.enrolments.filter((one) => one.status === "accepted");
  const unsigned = () => accepted().filter((one) => !one.charterSigned).length;
  return (
    <Show when={accepted().length > 0}>
      <Button onClick={asking.open}>{words().charter.ask}</Button>
      <asking.Part whole={props.whole} unsigned={unsigned()} />
    </Show>
  );
}
