import { createSignal, Show } from "solid-js";
import { words } from "../../messages/cohort-page.ts";
import { Button } from "../../ui/button.tsx";
import { later } from "../../ui/later.tsx";
import type { Whole } from "./cohort.data.ts";

const CharterDialog = later(() => import("./charter-dialog.tsx").then((part) => part.CharterDialog));

/** Asks for the charter's signature, once someone takes part. */
export function CharterButton(props: { whole: Whole }) {
  const [open, setOpen] = createSignal(false);
  const accepted = () => props.whole.enrolments.filter((one) => one.status === "accepted");
  const unsigned = () => accepted().filter((one) => !one.charterSigned).length;
  return (
    <Show when={accepted().length > 0}>
      <Button onClick={() => setOpen(true)}>{words().charter.ask}</Button>
      <Show when={open()}>
        <CharterDialog whole={props.whole} unsigned={unsigned()} onClose={() => setOpen(false)} />
      </Show>
    </Show>
  );
}
