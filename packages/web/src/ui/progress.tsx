import { createUniqueId, type JSX } from "solid-js";

/** How far along: `value` of `max`, with its words beside ("3 séances sur 6"). */
export function Progress(props: { label: string; value: number; max: number; shown?: JSX.Element; bare?: boolean }) {
  const id = createUniqueId();
  return (
    <div class="progress">
      <label for={id} class={props.bare ? "sr" : undefined}>
        {props.label}
      </label>
      <progress id={id} value={props.value} max={Math.max(1, props.max)} />
      <span class="num">{props.shown ?? `${props.value} / ${props.max}`}</span>
    </div>
  );
}

/** A level inside a known range: seats taken, a rate of answers. */
export function Gauge(props: { label: string; value: number; max: number; low?: number; shown: string }) {
  const id = createUniqueId();
  return (
    <div class="progress">
      <label for={id}>{props.label}</label>
      <meter id={id} min={0} max={props.max} value={props.value} low={props.low}>
        {props.shown}
      </meter>
      <span class="num">{props.shown}</span>
    </div>
  );
}
