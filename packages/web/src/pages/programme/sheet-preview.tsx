import { For, type JSX, Show } from "solid-js";
import { lineOf } from "../../base/text-file.ts";
import { money, number, rate } from "../../format/number.ts";
import { words } from "../../messages/programme.ts";
import { words as sheet } from "../../messages/sheet.ts";
import { Badge } from "../../ui/badge.tsx";
import { Note, Section } from "../../ui/page.tsx";
import type { Content, Sheet } from "./programme.data.ts";
import { Said } from "./said.tsx";
import { kindOf, labelOf } from "./sheet-words.ts";

type Name = keyof Content;
const ORDER: readonly Name[] = [
  "title",
  "description",
  "goals",
  "objectives",
  "public",
  "prerequisites",
  "days",
  "hours",
  "nature",
  "priceNet",
  "vatRate",
  "outline",
  "methods",
  "results",
  "body",
  "category",
  "theme",
  "tags",
  "weight",
];

/** What was understood of a sheet beside the lines it was read from, and what was not. */
export function SheetPreview(props: { sheet: Sheet; source: string; children: JSX.Element }) {
  const understood = () => ORDER.filter((name) => isWritten(props.sheet.content[name]));
  return (
    <div class="stack">
      <Show when={props.sheet.isReadable} fallback={<Note tone="bad">{sheet().unreadable}</Note>}>
        <Section title={sheet().understood} bare>
          <ul class="readings">
            <For each={understood()}>{(name) => <Reading name={name} sheet={props.sheet} source={props.source} />}</For>
          </ul>
        </Section>
      </Show>
      <Show when={props.sheet.problems.length > 0}>
        <NotUnderstood sheet={props.sheet} source={props.source} />
      </Show>
      <Show when={props.sheet.isReadable}>
        <Section title={sheet().keep}>
          <p class="hint">{sheet().keepBody(props.sheet.missing.length)}</p>
          {props.children}
        </Section>
      </Show>
    </div>
  );
}

const isWritten = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== "";

function Reading(props: { name: Name; sheet: Sheet; source: string }) {
  const places = () =>
    props.sheet.fields.filter((field) => field.field === props.name).sort((one, other) => one.from - other.from);
  // The API does not say where the rest of the body stands.
  const nowhere = () => (props.name === "body" ? sheet().fromBody : sheet().notWritten);
  return (
    <li>
      <div>
        <h3>{words().fields[props.name]}</h3>
        <Value name={props.name} content={props.sheet.content} />
      </div>
      <Show when={places().length > 0} fallback={<p class="hint">{nowhere()}</p>}>
        <div class="lines">
          <For each={places()}>{(place) => <Lines from={place.from} to={place.to} source={props.source} />}</For>
        </div>
      </Show>
    </li>
  );
}

/** Lines of the source with their numbers, both ends included. */
function Lines(props: { from: number; to: number; source: string }) {
  const numbers = () => Array.from({ length: props.to - props.from + 1 }, (_, index) => props.from + index);
  return (
    <For each={numbers()}>
      {(line) => (
        <p class="line">
          <span class="num">
            <span class="sr">{sheet().line} </span>
            {line}
          </span>
          <code>{lineOf(props.source, line)}</code>
        </p>
      )}
    </For>
  );
}

function Value(props: { name: Name; content: Content }) {
  const texts = () => {
    const value = props.content[props.name];
    if (!Array.isArray(value)) return undefined;
    return value.map((item) => (typeof item === "string" ? item : (item.heading ?? item.text.slice(0, 80))));
  };
  return (
    <Show when={texts()} fallback={<p class="reading-text">{shown(props.name, props.content)}</p>}>
      {(all) => (
        <ul class="bullets">
          <For each={all()}>{(item) => <li>{item}</li>}</For>
        </ul>
      )}
    </Show>
  );
}

function shown(name: Name, content: Content): string {
  if (name === "priceNet") return content.priceNet === null ? "" : money(content.priceNet);
  if (name === "vatRate") return rate(content.vatRate);
  if (name === "nature") return words().natures[content.nature].label;
  const value = content[name];
  if (typeof value === "number") return number(value);
  return typeof value === "string" ? value : "";
}

function NotUnderstood(props: { sheet: Sheet; source: string }) {
  return (
    <Section title={sheet().notUnderstood} bare>
      <ul class="readings">
        <For each={props.sheet.problems}>
          {(problem) => (
            <li>
              <div>
                <h3>
                  {labelOf(problem.field)} <Badge tone="wait">{kindOf(problem.code)}</Badge>
                </h3>
                <Said problem={problem} />
              </div>
              <Show when={problem.line} fallback={<p class="hint">{sheet().noLine}</p>}>
                {(line) => (
                  <div class="lines">
                    <Lines from={line()} to={line()} source={props.source} />
                  </div>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Section>
  );
}
