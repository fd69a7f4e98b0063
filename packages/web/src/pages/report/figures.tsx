import { For, type JSX, Match, Show, Switch } from "solid-js";
import { number, score } from "../../format/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/report.ts";
import { Bars, Trend } from "../../ui/chart.tsx";
import { Section } from "../../ui/page.tsx";
import { Gauge } from "../../ui/progress.tsx";
import { Score } from "../../ui/value.tsx";
import { NpsBars } from "./cells.tsx";
import type { Point, Question, Summary } from "./report.data.ts";

/** Exact figures for those who may read answers: the response rate first, then each question with its number. */
export function Figures(props: { of: Summary; course?: JSX.Element }) {
  return (
    <>
      <Section title={words().rate}>
        <Show when={props.of.invited > 0} fallback={<p class="hint">{words().noRate}</p>}>
          <p class="rate num">{words().percent(props.of.responsePercent ?? 0)}</p>
          <Gauge
            label={words().rateOf}
            value={props.of.answered}
            max={Math.max(1, props.of.invited)}
            shown={words().responses(props.of.answered, props.of.invited)}
          />
        </Show>
      </Section>
      <ul class="questions">
        <For each={props.of.questions}>
          {(question) => (
            <li class="card">
              <h2>{question.label[locale()]}</h2>
              <Switch>
                <Match when={question.kind === "scale" && question}>{(scale) => <ScaleFigure of={scale()} />}</Match>
                <Match when={question.kind === "nps" && question}>{(nps) => <NpsFigure of={nps()} />}</Match>
              </Switch>
            </li>
          )}
        </For>
        {props.course}
      </ul>
    </>
  );
}

function ScaleFigure(props: { of: Extract<Question, { kind: "scale" }> }) {
  return (
    <>
      <p class="rate">
        <Score mean={props.of.mean} answers={props.of.answers} />
      </p>
      <Bars
        title={words().distribution}
        bars={props.of.counts.map((count, index) => ({ label: String(index + 1), count }))}
      />
      <p class="hint">{words().scaleEnds}</p>
    </>
  );
}

function NpsFigure(props: { of: Extract<Question, { kind: "nps" }> }) {
  return (
    <>
      <p class="rate num">
        {number(props.of.score)} <span class="hint">({words().npsOf(props.of.answers)})</span>
      </p>
      <NpsBars of={props.of} />
      <p class="hint">{words().npsHint}</p>
    </>
  );
}

/** The closing figure over time, when there is more than one to compare. */
export function Course(props: { points: readonly Point[]; nameOf: (point: Point) => string }) {
  return (
    <Show when={props.points.length > 1}>
      <li class="card">
        <Trend
          title={props.points.some(({ cohortID }) => cohortID === null) ? words().trendByMonth : words().trend}
          min={1}
          max={5}
          points={props.points.map((point) => ({
            label: words().point(props.nameOf(point), point.answers),
            value: point.mean,
          }))}
          show={score}
        />
      </li>
    </Show>
  );
}
