import { words } from "../../messages/cohort-page.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Note } from "../../ui/page.tsx";

/** A group that is too small to begin, and the way to decide what becomes of it. */
export function Short(props: { cohortID: string; accepted: number; least: number }) {
  const here = useFirm();
  return (
    <Note tone="wait">
      <p>{words().short.note(props.accepted, props.least)}</p>
      <LinkButton href={here.path(`/groupes/${props.cohortID}/effectif`)}>{words().short.act}</LinkButton>
    </Note>
  );
}
