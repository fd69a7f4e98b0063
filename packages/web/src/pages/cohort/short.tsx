import { words } from "../../messages/cancellation.ts";
import { Button } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Note } from "../../ui/page.tsx";
import type { Whole } from "./cohort.data.ts";

/** A group that is too small to begin, and the way to decide what becomes of it. */
export function Short(props: { whole: Whole; accepted: number; least: number }) {
  const deciding = onAct(() => import("./short-dialog.tsx").then((part) => part.ShortDialog));
  return (
    <>
      <Note tone="wait">
        <p>{words().short.note(props.accepted, props.least)}</p>
        <Button onClick={deciding.open}>{words().short.act}</Button>
      </Note>
      <deciding.Part whole={props.whole} />
    </>
  );
}
