import { For, Show } from "solid-js";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { QR } from "../ui/qr.tsx";
import { useRoom } from "./context.ts";
import { Clock } from "./stage.tsx";
import "./projection.css";

const ROLES = ["client", "consultant"] as const;

/** For the projector: the step, the clock and what each part does; how to come in. No word that anyone said. */
export function Projection() {
  const { log } = useRoom();
  const view = () => log().view;
  const step = () => log().plan[view().step];
  const isTopic = () => step()?.part === "consultation";
  return (
    <main class="room-projection">
      <h1>{step()?.name[locale()]}</h1>
      <Clock />
      <Show when={isTopic()} fallback={<p class="room-instruction">{step()?.instruction.consultant?.[locale()]}</p>}>
        <dl>
          <For each={ROLES}>
            {(role) => (
              <div>
                <dt>{words().roles[role]}</dt>
                <dd>{step()?.instruction[role]?.[locale()]}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={!isTopic() && view().code}>
        {(code) => (
          <footer class="room-entry-code">
            <Show
              when={step()?.part === "closing"}
              fallback={
                <>
                  <QR class="room-qr" text={`${location.origin}/s/${code()}`} label={words().entry.qr} />
                  <p>
                    {words().entry.type(`${location.host}/s`)} <strong class="room-code">{code()}</strong>
                  </p>
                </>
              }
            >
              <QR class="room-qr" text={`${location.origin}/emargement/${code()}`} label={words().entry.sign} />
              <p>
                <strong>{words().entry.sign}</strong> {`${location.host}/emargement/${code()}`}
              </p>
            </Show>
          </footer>
        )}
      </Show>
    </main>
  );
}
