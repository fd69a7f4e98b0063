import { useParams } from "@solidjs/router";
import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayLong } from "../../format/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/method.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { text, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { archive, type Card, save, template } from "./method.data.ts";
import { newRow, type Row, rowOf } from "./row.ts";
import { laidOver, sumOf } from "./share.ts";
import { StepFields } from "./step-fields.tsx";
import "./method.css";

const STEPS_MOST = 14;
const optional = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max, "max_length")));
const Both = v.object({ fr: text(80), en: optional(80) });
const Sentence = v.optional(v.object({ fr: optional(200), en: optional(200) }));
const Edited = v.object({
  name: Both,
  steps: v.array(
    v.object({
      key: v.string(),
      kind: v.picklist(["talk", "question", "agreement", "contribution", "action", "learning", "decision"]),
      writer: v.picklist(["client", "consultants", "facilitator", "everyone", "none"]),
      name: Both,
      minutes: whole(1, 240),
      floorMinutes: v.optional(whole(1, 120)),
      instruction: v.object({ client: Sentence, consultant: Sentence, facilitator: Sentence }),
    }),
  ),
});

/** One of the firm's templates: its steps, one after the other; each save is a version. */
export default function EditTemplate() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => template(params.id));
  return (
    <Loaded of={query} heading={words().title} rows={8}>
      {(card) => (
        <>
          <PageHead
            title={card().name[locale()]}
            sub={`${words().kinds[card().kind]} · ${words().version(card().version)}`}
            crumbs={[
              { href: here.path("/reglages"), title: words().settings },
              { href: here.path("/reglages/modeles"), title: words().title },
            ]}
          />
          <div class="columns">
            <Editor of={card()} />
            <Rest of={card()} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Editor(props: { of: Card }) {
  const first = untrack(() => props.of);
  const [rows, setRows] = createSignal<Row[]>(first.steps.map(rowOf));
  const minutesNow = () => sumOf(rows().map((row) => Number(row.minutes()) || 0));
  const [total, setTotal] = createSignal(String(minutesNow()));
  const move = (at: number, to: number) =>
    setRows((all) => {
      const moved = all.toSpliced(at, 1);
      const one = all[at];
      return one ? moved.toSpliced(to, 0, one) : all;
    });
  const remove = (at: number) => setRows((all) => all.toSpliced(at, 1));
  const spread = () => {
    const timed = rows().map((row) => ({
      minutes: Number(row.minutes()) || 1,
      floorMinutes: row.kind() === "learning" ? row.floor : undefined,
    }));
    laidOver(timed, Number(total())).forEach((minutes, at) => {
      rows()[at]?.setMinutes(String(minutes));
    });
  };
  // What was read or saved here last, whatever a refetch brings: nobody else's save is overwritten unseen.
  let rev = first.rev;
  const send = ({ name, steps }: v.InferOutput<typeof Edited>, key: string) =>
    save(first.templateID, { name, steps, rev }, key);
  const done = (saved: { version: number; rev: number }) => {
    rev = saved.rev;
    toast(words().edit.saved(saved.version));
  };
  return (
    <Form schema={Edited} send={send} done={done} submit={words().edit.save}>
      <Note>{words().edit.rest}</Note>
      <div class="pair">
        <Field label={words().name} name="name.fr" initial={first.name.fr} maxlength={80} />
        <Field label={words().nameEn} hint={words().enHint} name="name.en" initial={first.name.en} maxlength={80} />
      </div>
      <div class="spread">
        <Field
          label={words().edit.total}
          hint={`${words().edit.now(minutesNow())}. ${words().edit.totalHint}`}
          inputmode="numeric"
          autocomplete="off"
          trailing="min"
          value={total()}
          onInput={(event) => setTotal(event.currentTarget.value)}
        />
        <Button disabled={!/^\d{1,3}$/.test(total()) || Number(total()) < rows().length} onClick={spread}>
          {words().edit.spread}
        </Button>
      </div>
      <ol class="steps-edited">
        <For each={rows()}>
          {(row, at) => (
            <StepFields
              row={row}
              at={at()}
              count={rows().length}
              total={minutesNow()}
              kind={first.kind}
              writers={first.writers}
              onMove={(to) => move(at(), to)}
              onRemove={() => remove(at())}
            />
          )}
        </For>
      </ol>
      <Show when={rows().length < STEPS_MOST}>
        <div class="actions">
          <Button onClick={() => setRows((all) => [...all, newRow(all, words().edit.added)])}>
            {words().edit.add}
          </Button>
        </div>
      </Show>
    </Form>
  );
}

/** What was saved, and whether the template is offered. */
function Rest(props: { of: Card }) {
  const put = createCommand({
    send: (isArchived: boolean, key) => archive(props.of.templateID, isArchived, key),
    done: ({ isArchived }) => toast(isArchived ? words().edit.archived : words().edit.restored),
  });
  return (
    <Section title={words().edit.versions}>
      <ul>
        <For each={props.of.versions}>
          {(one) => <li>{words().edit.versionOf(one.version, dayLong(one.savedAt))}</li>}
        </For>
      </ul>
      <div class="actions">
        <Button pending={put.pending()} onClick={() => void put.run(!props.of.isArchived)}>
          {props.of.isArchived ? words().edit.restore : words().edit.archive}
        </Button>
      </div>
    </Section>
  );
}
