import { createSignal, For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/method.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Listed, templates } from "./method.data.ts";
import { sumOf } from "./share.ts";
import "./method.css";

/** What a session may follow: shipped templates, and the firm's own copies. */
export default function Templates() {
  const here = useFirm();
  const query = useQuery(() => templates);
  const [from, setFrom] = createSignal<Listed>();
  const copying = onAct(() => import("./copy-dialog.tsx").then((part) => part.CopyDialog));
  const copy = (one: Listed, act: Event) => {
    setFrom(one);
    copying.open(act);
  };
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <p class="templates-intro">{words().intro}</p>
      <Loaded of={query} rows={8}>
        {(all) => (
          <div class="stack">
            <Section title={words().own} bare>
              <Show when={all().some(({ isOwn }) => isOwn)} fallback={<p class="hint">{words().ownEmpty}</p>}>
                <Group all={all().filter(({ isOwn }) => isOwn)} onCopy={copy} />
              </Show>
            </Section>
            <Section title={words().shipped} bare>
              <Group all={all().filter(({ isOwn }) => !isOwn)} onCopy={copy} />
            </Section>
          </div>
        )}
      </Loaded>
      <Show when={from()} keyed>
        {(one) => <copying.Part from={one} />}
      </Show>
    </>
  );
}

function Group(props: { all: readonly Listed[]; onCopy: (one: Listed, act: Event) => void }) {
  return (
    <ul class="templates">
      <For each={props.all}>{(one) => <One of={one} onCopy={(act) => props.onCopy(one, act)} />}</For>
    </ul>
  );
}

function One(props: { of: Listed; onCopy: (act: Event) => void }) {
  const here = useFirm();
  const name = () => props.of.name[locale()];
  return (
    <li class="card">
      <div class="template-head">
        <h3>
          <Show when={props.of.isOwn} fallback={name()}>
            <Link href={here.path(`/reglages/modeles/${props.of.templateID}`)}>{name()}</Link>
          </Show>
        </h3>
        <Show when={props.of.isArchived}>
          <Badge>{words().archived}</Badge>
        </Show>
      </div>
      <p class="hint">
        {words().kinds[props.of.kind]} · {words().minutes(sumOf(props.of.steps.map(({ minutes }) => minutes)))}
        <Show when={props.of.isOwn}> · {words().version(props.of.version)}</Show>
      </p>
      <ol class="template-steps">
        <For each={props.of.steps}>
          {(step) => (
            <li>
              <span>{step.name[locale()]}</span> <span class="num">{words().minutes(step.minutes)}</span>
            </li>
          )}
        </For>
      </ol>
      <div class="actions">
        <Button onClick={props.onCopy} aria-label={words().copyOf(name())}>
          {words().copy}
        </Button>
      </div>
    </li>
  );
}
