import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { textOf } from "../../base/text-file.ts";
import { words as said } from "../../messages/sheet.ts";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { create, readSheet, type Sheet } from "./programme.data.ts";
import { SheetPreview } from "./sheet-preview.tsx";

const Source = v.object({ text: v.pipe(v.string(), v.nonEmpty("required"), v.maxLength(300_000, "too_long")) });

/** A catalogue sheet, dropped or pasted, read before anything is kept. */
export function SheetImport(props: { done: (created: { programmeID: string }) => void }) {
  const [source, setSource] = createSignal("");
  const [read, setRead] = createSignal<{ source: string; sheet: Sheet }>();
  const current = () => (read()?.source === source() ? read()?.sheet : undefined);
  const look = async (value: string, key: string) => {
    const sheet = await readSheet(value, key);
    setRead({ source: value, sheet });
  };
  return (
    <Section title={said().title} bare>
      <p class="hint">{said().body}</p>
      <div class="halves">
        <DropZone
          label={said().file}
          accept=".md,.markdown,.txt,text/*"
          onFile={(file) => void file.arrayBuffer().then((bytes) => setSource(textOf(bytes)))}
        />
        <Form
          schema={Source}
          send={(values, key) => look(values.text, key)}
          submit={said().read}
          pendingLabel={said().reading}
        >
          <TextArea
            label={said().text}
            name="text"
            value={source()}
            onInput={(event) => setSource(event.currentTarget.value)}
            rows={8}
            spellcheck={false}
          />
        </Form>
      </div>
      <Show when={read() && !current() && source()}>
        <p class="hint" role="status">
          {said().changed}
        </p>
      </Show>
      <Show when={current()} keyed>
        {(sheet) => (
          <SheetPreview sheet={sheet} source={source()}>
            <Keep sheet={sheet} done={props.done} />
          </SheetPreview>
        )}
      </Show>
    </Section>
  );
}

const Title = v.object({ title: text(160) });

/** What is read becomes a draft; only its title must be there. */
function Keep(props: { sheet: Sheet; done: (created: { programmeID: string }) => void }) {
  const problems = () => props.sheet.problems.map(({ line: _, ...problem }) => problem);
  return (
    <Form
      schema={Title}
      send={({ title }, key) => create({ ...props.sheet.content, title, problems: problems() }, key)}
      done={props.done}
      submit={said().createFromSheet}
    >
      <Field label={said().sheetTitle} name="title" initial={props.sheet.content.title} autocomplete="off" />
    </Form>
  );
}
