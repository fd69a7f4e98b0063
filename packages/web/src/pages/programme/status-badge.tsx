import { Show } from "solid-js";
import { words } from "../../messages/programme.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Programme } from "./programme.data.ts";

const tones: Record<Programme["status"], Tone> = { draft: "neutral", published: "good", archived: "neutral" };

/** Where a programme stands, and whether its public page shows an earlier version. */
export function StatusBadge(props: { status: Programme["status"]; ahead: boolean }) {
  return (
    <>
      <Badge tone={tones[props.status]}>{words().statuses[props.status]}</Badge>
      <Show when={props.ahead}>
        <Badge tone="wait">{words().ahead}</Badge>
      </Show>
    </>
  );
}
