import { createMemo, createSignal, Match, Show, Switch, untrack } from "solid-js";
import { number } from "../../format/number.ts";
import { words } from "../../messages/firm.ts";
import { Field } from "../../ui/field.tsx";
import { type Brand, brandOf, hexOf, PAPER } from "./brand.ts";
import "./settings.css";

/** A colour typed or picked, and at once how it will read: never saved unseen. */
export function ColourField(props: { initial: string }) {
  const [typed, setTyped] = createSignal(untrack(() => props.initial));
  const brand = createMemo(() => brandOf(typed()));
  return (
    <>
      <Field
        label={words().colour}
        name="colour"
        hint={words().colourHint}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
        autocomplete="off"
        spellcheck={false}
        optional
        trailing={
          <input
            type="color"
            aria-label={words().pick}
            value={hexOf(typed()) ?? "#005d62"}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        }
      />
      <div role="status">
        <Switch fallback={<p class="hint">{words().noColour}</p>}>
          <Match when={brand()}>{(found) => <Preview brand={found()} />}</Match>
          <Match when={typed().trim()}>
            <p class="hint">{words().invalid}</p>
          </Match>
        </Switch>
      </div>
    </>
  );
}

function Preview(props: { brand: Brand }) {
  return (
    <div class="stack">
      <p>
        {words().contrast(number(props.brand.contrast))}{" "}
        <Show when={props.brand.adjusted} fallback={words().kept}>
          {words().adjusted(props.brand.light.brand)}
        </Show>
      </p>
      <div class="swatches">
        <Swatch mode="light" colours={props.brand.light} />
        <Swatch mode="dark" colours={props.brand.dark} />
      </div>
    </div>
  );
}

function Swatch(props: { mode: "light" | "dark"; colours: Brand["light"] }) {
  return (
    <div class="swatch" style={{ background: PAPER[props.mode].ground, color: PAPER[props.mode].text }}>
      <p>{words()[props.mode]}</p>
      <p class="sample-text" style={{ color: props.colours.brand }}>
        {words().sampleText}
      </p>
      <p class="sample" style={{ background: props.colours.brand, color: props.colours.ink }}>
        {words().sample}
      </p>
    </div>
  );
}
