import { createMemo, For, Show } from "solid-js";
import { words } from "../../messages/method.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { useForm } from "../../ui/form-context.ts";
import type { Card, Step } from "./method.data.ts";
import type { Row } from "./row.ts";

interface Props {
  row: Row;
  at: number;
  count: number;
  /** Minutes of the whole. */
  total: number;
  kind: Card["kind"];
  writers: Card["writers"];
  onMove: (to: number) => void;
  onRemove: () => void;
}

const FIELDS = ["key", "kind", "writer", "minutes", "floorMinutes", "name.fr", "name.en"] as const;

/** One step: closed it tells its name and its part of the whole, open it is edited; open by itself when refused. */
export function StepFields(props: Props) {
  const form = useForm();
  const name = (field: string) => `steps.${props.at}.${field}`;
  const isRefused = createMemo(() => FIELDS.some((field) => form.errorOf(name(field)) !== undefined));
  const minutes = () => Number(props.row.minutes()) || 0;
  const percent = () => (props.total > 0 ? Math.round((minutes() * 100) / props.total) : 0);
  const title = () => props.row.name() || words().edit.added;
  return (
    <li class="card">
      <details open={isRefused() || props.row.first === undefined}>
        <summary>
          <strong>{words().edit.stepTitle(props.at + 1, title())}</strong>{" "}
          <span class="hint num">{words().edit.part(minutes(), percent())}</span>
        </summary>
        <div class="stack step-body">
          <input type="hidden" name={name("key")} value={props.row.key} />
          <Names row={props.row} name={name} />
          <What {...props} name={name} />
          <Instructions row={props.row} kind={props.kind} name={name} />
          <div class="actions">
            <Show when={props.at > 0}>
              <Button look="quiet" onClick={() => props.onMove(props.at - 1)} aria-label={words().edit.upOf(title())}>
                {words().edit.up}
              </Button>
            </Show>
            <Show when={props.at < props.count - 1}>
              <Button look="quiet" onClick={() => props.onMove(props.at + 1)} aria-label={words().edit.downOf(title())}>
                {words().edit.down}
              </Button>
            </Show>
            <Show when={props.count > 1}>
              <Button look="quiet" onClick={() => props.onRemove()} aria-label={words().edit.removeOf(title())}>
                {words().edit.remove}
              </Button>
            </Show>
          </div>
        </div>
      </details>
    </li>
  );
}

type Named = { name: (field: string) => string };

function Names(props: { row: Row } & Named) {
  return (
    <div class="pair">
      <Field
        label={words().edit.stepName}
        name={props.name("name.fr")}
        autocomplete="off"
        maxlength={80}
        value={props.row.name()}
        onInput={(event) => props.row.setName(event.currentTarget.value)}
      />
      <Field
        label={words().edit.stepNameEn}
        name={props.name("name.en")}
        autocomplete="off"
        maxlength={80}
        initial={props.row.first?.name.en}
      />
    </div>
  );
}

/** What is written, by whom, who reads it, and for how long. */
function What(props: Props & Named) {
  const kinds = () => Object.keys(props.writers) as Step["kind"][];
  const writers = () => (props.writers[props.row.kind()] ?? []) as Step["writer"][];
  const chosen = () => writers().find((one) => one === props.row.first?.writer) ?? writers()[0];
  const isGuaranteed = () => props.row.kind() === "learning" && props.kind === "consultation";
  const reader = () => words().edit.reader[props.row.kind() === "learning" ? "author" : "room"];
  return (
    <>
      <div class="pair">
        <Select
          label={words().edit.kind}
          name={props.name("kind")}
          empty={false}
          value={props.row.kind()}
          onPick={(value) => props.row.setKind(kinds().find((kind) => kind === value) ?? "talk")}
          options={kinds().map((value) => ({ value, label: words().stepKinds[value] }))}
        />
        <Show when={props.row.kind()} keyed>
          <Select
            label={words().edit.writer}
            hint={reader()}
            name={props.name("writer")}
            empty={false}
            initial={chosen()}
            options={writers().map((value) => ({ value, label: words().writers[value] }))}
          />
        </Show>
      </div>
      <div class="pair">
        <Field
          label={words().edit.minutes}
          name={props.name("minutes")}
          inputmode="numeric"
          autocomplete="off"
          trailing="min"
          value={props.row.minutes()}
          onInput={(event) => props.row.setMinutes(event.currentTarget.value)}
        />
        <Show when={isGuaranteed()}>
          <Field
            label={words().edit.floor}
            hint={words().edit.floorHint}
            name={props.name("floorMinutes")}
            inputmode="numeric"
            autocomplete="off"
            trailing="min"
            initial={props.row.floor}
          />
        </Show>
      </div>
    </>
  );
}

/** One sentence a role, in both languages. */
function Instructions(props: { row: Row; kind: Card["kind"] } & Named) {
  const roles = () =>
    props.kind === "consultation"
      ? (["client", "consultant", "facilitator"] as const)
      : (["consultant", "facilitator"] as const);
  const label = (role: "client" | "consultant" | "facilitator") =>
    role === "consultant" && props.kind !== "consultation" ? words().edit.everyone : words().edit.instruction[role];
  return (
    <For each={roles()}>
      {(role) => (
        <div class="pair">
          <Field
            label={label(role)}
            name={props.name(`instruction.${role}.fr`)}
            autocomplete="off"
            maxlength={200}
            initial={props.row.first?.instruction[role]?.fr}
          />
          <Field
            label={`${label(role)}, ${words().edit.english}`}
            name={props.name(`instruction.${role}.en`)}
            autocomplete="off"
            maxlength={200}
            initial={props.row.first?.instruction[role]?.en}
          />
        </div>
      )}
    </For>
  );
}
