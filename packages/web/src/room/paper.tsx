import { createEffect, createMemo, createSignal, For, Show } from "solid-js";
import { dayLong } from "../format/date.ts";
import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { createLive } from "./live.ts";
import type { Place } from "./place.ts";
import { namesOf } from "./room.data.ts";
import "./paper.css";

const LINES = 8;
const ROLES = ["client", "consultant", "facilitator"] as const;

/** The session on paper: one A4 sheet to fill in, and a card for each part. */
export default function Paper(props: { place: Place }) {
  const live = createLive(props.place);
  const log = createMemo(() => live.log());
  const code = createMemo(() => log()?.view.code);
  const [expected, setExpected] = createSignal<readonly string[]>([]);
  // Printed beforehand: those who are not here yet stand on it too.
  createEffect(() => {
    const here = code();
    const names = here ? namesOf(here) : undefined;
    names?.then(
      (found) => setExpected(found.names.map(({ name }) => name)),
      () => undefined,
    );
  });
  const seated = () => (log()?.view.seats ?? []).filter(({ role }) => role === "peer").map(({ name }) => name);
  const peers = () => [...seated(), ...expected()];
  const rows = () => [...peers(), ...Array.from({ length: Math.max(0, LINES - peers().length) }, () => "")];
  const plan = () => log()?.plan ?? [];
  const topic = () => plan().filter(({ consultation }) => consultation === 0);
  createEffect(() => {
    document.title = words().paper.title;
  });
  return (
    <Show when={plan().length > 0} fallback={<p class="room-alone">{words().entering}</p>}>
      <main class="room-paper">
        <p class="screen-only">
          <Button look="primary" onClick={() => print()}>
            {words().paper.print}
          </Button>
        </p>
        <section>
          <h1>{words().paper.title}</h1>
          <p>
            {dayLong(log()?.view.openedAt ?? "")} · {words().paper.client} ____________________
          </p>
          <table>
            <caption>{words().plan.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words().paper.step}</th>
                <th scope="col">{words().paper.minutes}</th>
                <th scope="col">{words().paper.from}</th>
                <th scope="col">{words().paper.to}</th>
              </tr>
            </thead>
            <tbody>
              <For each={plan()}>
                {(step, at) => (
                  <tr>
                    <th scope="row">{step.name[locale()]}</th>
                    <td>{log()?.view.minutes[at()] ?? step.minutes}</td>
                    <td />
                    <td />
                  </tr>
                )}
              </For>
            </tbody>
          </table>
          <p class="room-box">{words().paper.agreement}</p>
          <table>
            <caption>{words().learning.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words().paper.name}</th>
                <th scope="col">{words().learning.content}</th>
                <th scope="col">{words().learning.process}</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(name) => (
                  <tr class="room-tall">
                    <th scope="row">{name}</th>
                    <td />
                    <td />
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
        <For each={ROLES}>
          {(role) => (
            <section class="room-card">
              <h2>{words().roles[role]}</h2>
              <ol>
                <For each={topic()}>
                  {(step) => (
                    <li>
                      <strong>{step.name[locale()]}</strong> {step.instruction[role]?.[locale()]}
                    </li>
                  )}
                </For>
              </ol>
            </section>
          )}
        </For>
      </main>
    </Show>
  );
}
