import { createSignal } from "solid-js";
import { Button } from "./button.tsx";

const PEN = { width: 600, height: 200, most: 11_000 };

interface PadProps {
  name: string;
  label: string;
  clear: string;
}

/** Where someone draws his signature; its strokes go in the form as `M x y L x y …`. A typed name replaces it. */
export function Pad(props: PadProps) {
  let canvas: HTMLCanvasElement | undefined;
  const [strokes, setStrokes] = createSignal("");
  let last: { x: number; y: number; begun: boolean } | undefined;
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLCanvasElement).getBoundingClientRect();
    const part = (value: number, whole: number, most: number) =>
      Math.max(0, Math.min(most, Math.round((value * most) / whole)));
    return {
      x: part(event.clientX - box.left, box.width, PEN.width),
      y: part(event.clientY - box.top, box.height, PEN.height),
    };
  };
  const draw = (event: PointerEvent) => {
    if (!last || strokes().length > PEN.most) return;
    const { x, y } = at(event);
    if (Math.abs(x - last.x) + Math.abs(y - last.y) < 4) return;
    const pen = canvas?.getContext("2d");
    if (pen) {
      Object.assign(pen, { lineWidth: 3, lineCap: "round", strokeStyle: "#16242b" });
      pen.beginPath();
      pen.moveTo(last.x, last.y);
      pen.lineTo(x, y);
      pen.stroke();
    }
    const start = last.begun ? "" : `M${last.x} ${last.y}`;
    setStrokes((known) => `${known}${start}L${x} ${y}`);
    last = { x, y, begun: true };
  };
  const clear = () => {
    canvas?.getContext("2d")?.clearRect(0, 0, PEN.width, PEN.height);
    setStrokes("");
  };
  return (
    <div class="field pad">
      <span class="label">{props.label}</span>
      <canvas
        ref={(element) => (canvas = element)}
        width={PEN.width}
        height={PEN.height}
        role="img"
        aria-label={props.label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last = { ...at(event), begun: false };
        }}
        onPointerMove={draw}
        onPointerUp={() => (last = undefined)}
        onPointerCancel={() => (last = undefined)}
      />
      <input type="hidden" name={props.name} value={strokes()} />
      <Button look="quiet" onClick={clear}>
        {props.clear}
      </Button>
    </div>
  );
}
