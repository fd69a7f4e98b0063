import { Show } from "solid-js";
import { words } from "../../messages/cohort-page.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import type { Whole } from "./cohort.data.ts";

/** Asks for the charter's signature, once someone takes part. */
export function CharterButton(props: { whole: Whole }) {
  const here = useFirm();
  return (
    <Show when={props.whole.enrolments.some((one) => one.status === "accepted")}>
      <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/charte`)}>{words().charter.ask}</LinkButton>
    </Show>
  );
}
