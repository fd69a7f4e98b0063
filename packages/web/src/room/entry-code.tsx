import { createMemo, Show } from "solid-js";
import { encode } from "uqr";
import { words } from "../messages/room.ts";
import { OutsideLink } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { useRoom } from "./context.ts";
import { pathOf } from "./place.ts";

const MODES = ["listening", "written", "paper"] as const;

/** The code as squares: dark on light whatever the theme, which cameras ask for. */
export function QR(props: { text: string; label: string }) {
  const drawn = createMemo(() => encode(props.text, { border: 3 }));
  const path = () =>
    drawn()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join("");
  return (
    <svg class="room-qr" viewBox={`0 0 ${drawn().size} ${drawn().size}`} role="img" aria-label={props.label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path()} fill="#000" />
    </svg>
  );
}

/** What people without an account do to come in; the window for the projector; the sheet; the mode. */
export function EntryCode() {
  const { log, place, acting } = useRoom();
  const code = () => log().view.code;
  const isMode = (value: string) => MODES.find((mode) => mode === value);
  return (
    <section class="card room-entry" aria-label={words().entry.title}>
      <h2>{words().entry.title}</h2>
      <Show when={code()}>
        {(shown) => (
          <div class="room-entry-code">
            <QR text={`${location.origin}/s/${shown()}`} label={words().entry.qr} />
            <p>
              {words().entry.type(`${location.host}/s`)} <strong class="room-code">{shown()}</strong>
            </p>
          </div>
        )}
      </Show>
      <p class="actions">
        <OutsideLink href={pathOf(place, "projection")} look="plain" newWindow>
          {words().entry.project}
        </OutsideLink>
        <OutsideLink href={pathOf(place, "paper")} look="plain" newWindow>
          {words().entry.print}
        </OutsideLink>
      </p>
      <RadioRow
        label={words().mode.title}
        options={MODES.map((value) => ({ value, label: words().mode[value], hint: words().mode.hint[value] }))}
        value={log().view.mode}
        onPick={(value) => {
          const mode = isMode(value);
          if (mode) void acting.run({ kind: "setMode", mode });
        }}
      />
    </section>
  );
}
