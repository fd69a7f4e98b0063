import { createMemo } from "solid-js";
import { encode } from "uqr";

/** A text as squares: dark on light whatever the theme, which cameras ask for. */
export function QR(props: { text: string; label: string; class?: string }) {
  const drawn = createMemo(() => encode(props.text, { border: 3 }));
  const path = () =>
    drawn()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join("");
  return (
    <svg class={props.class} viewBox={`0 0 ${drawn().size} ${drawn().size}`} role="img" aria-label={props.label}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path()} fill="#000" />
    </svg>
  );
}
