import { Show } from "solid-js";
import { words } from "../../messages/cohort-page.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Note } from "../../ui/page.tsx";
import type { Shortage } from "./sister.ts";

/** A group that is too small to begin or to go on, and the way to decide what becomes of it. */
export function Short(props: Shortage & { cohortID: string }) {
  const here = useFirm();
  return (
    <Show
      when={props.goesOn === undefined}
      fallback={<Note>{words().short.goesOn(props.accepted, props.goesOn ?? "")}</Note>}
    >
      <Note tone="wait">
        <p>{props.fell ? words().short.fell(props.accepted) : words().short.note(props.accepted, props.least)}</p>
        <Show when={here.is("owner", "manager")}>
          <LinkButton href={here.path(`/groupes/${props.cohortID}/effectif`)}>{words().short.act}</LinkButton>
        </Show>
      </Note>
    </Show>
  );
}
