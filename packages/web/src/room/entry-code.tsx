import { Show } from "solid-js";
import { words } from "../messages/room.ts";
import { OutsideLink } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { QR } from "../ui/qr.tsx";
import { useRoom } from "./context.ts";
import { pathOf } from "./place.ts";

const MODES = ["listening", "written", "paper"] as const;

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
            <QR class="room-qr" text={`${location.origin}/s/${shown()}`} label={words().entry.qr} />
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
