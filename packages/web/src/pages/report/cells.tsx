import { For, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { dayPlain, number } from "../../format/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/report.ts";
import { Bars } from "../../ui/chart.tsx";
import type { PublishedCell } from "./report.data.ts";
import "./report.css";

type Cell = PublishedCell["figure"];
type Scale = Extract<Cell, { kind: "scale" }>;
type Nps = Extract<Cell, { kind: "nps" }>;

const inWords = (text: { fr: string; en: string }) => text[locale()];
const one = (value: number) => value.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Published figures, question by question: always with their number, means with their band, refusals with their why. */
export function Cells(props: { cells: readonly PublishedCell[]; level?: 3 | 4 }) {
  return (
    <ul class="cells">
      <For each={props.cells}>
        {(cell) => (
          <li class="cell">
            <Dynamic component={`h${props.level ?? 3}`}>{inWords(cell.label)}</Dynamic>
            <Switch>
              <Match when={cell.figure.kind === "scale" && cell.figure}>
                {(figure) => <ScaleCell of={figure()} />}
              </Match>
              <Match when={cell.figure.kind === "nps" && cell.figure}>{(figure) => <NpsCell of={figure()} />}</Match>
            </Switch>
            <Show when={cell.why}>{(why) => <p class="hint">{inWords(why())}</p>}</Show>
          </li>
        )}
      </For>
    </ul>
  );
}

function Favourable(props: { rate: Scale["rate"]; people: number }) {
  return (
    <p>
      <strong class="num">{words().satisfied(props.rate.percent)}</strong>{" "}
      <span class="hint">
        ({words().satisfiedOf(props.rate.satisfied, props.rate.answers)}, {words().people(props.people)})
      </span>
    </p>
  );
}

function ScaleCell(props: { of: Scale }) {
  const counts = () => ("counts" in props.of.distribution ? props.of.distribution.counts : undefined);
  return (
    <>
      <Favourable rate={props.of.rate} people={props.of.people} />
      <p class="num">{words().mean(one(props.of.mean.value), one(props.of.mean.from), one(props.of.mean.to))}</p>
      <Show when={counts()}>
        {(shown) => (
          <Bars
            title={words().distribution}
            bars={shown().map((count, index) => ({ label: String(index + 1), count }))}
          />
        )}
      </Show>
    </>
  );
}

function NpsCell(props: { of: Nps }) {
  const split = () => ("score" in props.of.nps ? props.of.nps : undefined);
  return (
    <>
      <Favourable rate={props.of.rate} people={props.of.people} />
      <Show when={split()}>
        {(nps) => (
          <>
            <p class="num">{words().npsScore(number(nps().score))}</p>
            <NpsBars of={nps()} />
          </>
        )}
      </Show>
    </>
  );
}

export function NpsBars(props: { of: { promoters: number; passives: number; detractors: number } }) {
  return (
    <Bars
      title={words().distribution}
      bars={[
        { label: words().promoters, count: props.of.promoters },
        { label: words().passives, count: props.of.passives },
        { label: words().detractors, count: props.of.detractors },
      ]}
    />
  );
}

interface Stage {
  stage: "middle" | "end";
  at: string;
  groups: number;
  cells: readonly PublishedCell[];
}

/** The frozen reports of one group, at most a middle and an end one: the same for its sponsor and for its people. */
export function Stages(props: { of: readonly Stage[] }) {
  return (
    <For each={props.of}>
      {(stage) => (
        <>
          <h3>
            {words()[stage.stage]} <span class="hint">{words().drawnOn(dayPlain(stage.at))}</span>
          </h3>
          <Show when={stage.groups > 1}>
            <p class="hint">{words().severalGroups(stage.groups)}</p>
          </Show>
          <Cells cells={stage.cells} level={4} />
        </>
      )}
    </For>
  );
}

/** Words that their authors let be quoted, of these reports. */
export function Quotes(props: { of: readonly { text: string }[] }) {
  return (
    <>
      <h3>{words().quotes}</h3>
      <ul class="remarks">
        <For each={props.of}>
          {(quote) => (
            <li>
              <blockquote>{quote.text}</blockquote>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}
