import { createUniqueId, For, Show } from "solid-js";
import { number } from "../format/number.ts";
import { words } from "../messages/ui.ts";

export interface Bar {
  label: string;
  count: number;
}

/** How answers share out, usually over 1 to 5. The figures stand beside the bars, and in a table for who asks. */
export function Bars(props: { title: string; bars: readonly Bar[] }) {
  const id = createUniqueId();
  const top = () => Math.max(1, ...props.bars.map((bar) => bar.count));
  const step = 34;
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{props.title}</figcaption>
      <svg viewBox={`0 0 320 ${props.bars.length * step}`} aria-hidden="true">
        <For each={props.bars}>
          {(bar, index) => (
            <g transform={`translate(0 ${index() * step})`}>
              <text x="0" y="21">
                {bar.label}
              </text>
              <rect class="track" x="80" y="7" width="200" height="20" rx="4" />
              <rect class="bar" x="80" y="7" width={(200 * bar.count) / top()} height="20" rx="4" />
              <text x="312" y="21" text-anchor="end">
                {number(bar.count)}
              </text>
            </g>
          )}
        </For>
      </svg>
      <Data
        title={props.title}
        heads={[words().answerHead, words().countHead]}
        rows={props.bars.map((bar) => [bar.label, number(bar.count)])}
      />
    </figure>
  );
}

export interface Point {
  label: string;
  /** Undefined where there was nothing to measure: the line breaks. */
  value: number | undefined;
}

interface TrendProps {
  title: string;
  points: readonly Point[];
  min?: number;
  max: number;
  show?: (value: number) => string;
}

/** More values than these would be written over one another; the table holds them all. */
const MARKED_MOST = 8;

/** A value over time. */
export function Trend(props: TrendProps) {
  const id = createUniqueId();
  const low = () => props.min ?? 0;
  const show = (value: number | undefined) => (value === undefined ? words().none : (props.show ?? number)(value));
  const x = (index: number) => 12 + (index * 296) / Math.max(1, props.points.length - 1);
  const y = (value: number) => 108 - ((value - low()) / (props.max - low())) * 86;
  const anchor = (index: number) => {
    if (index === 0) return "start";
    return index === props.points.length - 1 ? "end" : "middle";
  };
  const line = () => {
    let pen = "M";
    return props.points
      .map((point, index) => {
        if (point.value === undefined) {
          pen = "M";
          return "";
        }
        const part = `${pen}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`;
        pen = "L";
        return part;
      })
      .join(" ");
  };
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{props.title}</figcaption>
      <svg viewBox="0 0 320 128" aria-hidden="true">
        <line class="axis" x1="8" x2="312" y1="108" y2="108" />
        <path class="line" d={line()} />
        <For each={props.points}>
          {(point, index) => (
            <Show when={point.value !== undefined}>
              <circle class="dot" cx={x(index())} cy={y(point.value ?? 0)} r="3.5" />
              <Show when={props.points.length <= MARKED_MOST}>
                <text x={x(index())} y={y(point.value ?? 0) - 8} text-anchor={anchor(index())}>
                  {number(Math.round(10 * (point.value ?? 0)) / 10)}
                </text>
              </Show>
            </Show>
          )}
        </For>
        <text x="8" y="124">
          {props.points[0]?.label}
        </text>
        <text x="312" y="124" text-anchor="end">
          {props.points.at(-1)?.label}
        </text>
      </svg>
      <Data
        title={props.title}
        heads={[words().periodHead, words().valueHead]}
        rows={props.points.map((point) => [point.label, show(point.value)])}
      />
    </figure>
  );
}

function Data(props: {
  title: string;
  heads: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}) {
  return (
    <details>
      <summary>{words().chartTable}</summary>
      <table class="table small">
        <caption class="sr">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.heads[0]}</th>
            <th scope="col" class="num">
              {props.heads[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {([label, value]) => (
              <tr>
                <th scope="row">{label}</th>
                <td class="num">{value}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  );
}
