import "./organization.css";
import { useParams } from "@solidjs/router";
import { createSignal, Match, Show, Switch } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { textOf } from "../../base/text-file.ts";
import { words } from "../../messages/organization.ts";
import { words as list } from "../../messages/people-import.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { importPeople, type Preview, previewPeople } from "./organization.data.ts";
import { organizationOf } from "./organizations.data.ts";

/** Imports a client's people: checked first, then all of them or none. */
export default function ImportPeople() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => organizationOf(params.id));
  const card = () => here.path(`/entreprises/${params.id}`);
  return (
    <Loaded of={query} heading={words().one}>
      {(found) => (
        <>
          <PageHead
            title={list().title}
            crumbs={[
              { href: here.path("/entreprises"), title: words().list.title },
              { href: card(), title: found().organization.name },
            ]}
          />
          <Importer organizationID={params.id} card={card()} />
        </>
      )}
    </Loaded>
  );
}

const Schema = v.object({ text: v.pipe(v.string(), v.nonEmpty("required"), v.maxLength(400_000, "too_long")) });
type Counts = Preview["counts"];

function Importer(props: { organizationID: string; card: string }) {
  const [text, setText] = createSignal("");
  const [checked, setChecked] = createSignal<{ text: string; preview: Preview }>();
  const [done, setDone] = createSignal<Counts>();
  const typed = (next: string) => {
    setText(next);
    setDone(undefined);
  };
  const check = async (value: string, key: string) => {
    const preview = await previewPeople(props.organizationID, value, key);
    setChecked({ text: value, preview });
    // The same list, checked again after it was imported: its preview takes the place of what was done.
    setDone(undefined);
  };
  const run = createCommand({
    send: (value: string, key) => importPeople(props.organizationID, value, key),
    done: (counts) => setDone(counts),
    // Someone else imported meanwhile, or a line went wrong: the preview says which.
    refused: (_, value) => void check(value, crypto.randomUUID()),
  });
  const current = () => (checked()?.text === text() ? checked()?.preview : undefined);
  return (
    <div class="stack">
      <p class="hint">{list().hint}</p>
      <div class="halves">
        <DropZone
          label={list().file}
          accept=".csv,.txt,.tsv,text/*"
          onFile={(file) => void file.arrayBuffer().then((bytes) => typed(textOf(bytes)))}
        />
        <Form
          schema={Schema}
          send={(values, key) => check(values.text, key)}
          submit={list().check}
          pendingLabel={list().checking}
        >
          <TextArea
            label={list().list}
            hint={list().listHint}
            name="text"
            value={text()}
            onInput={(event) => typed(event.currentTarget.value)}
            rows={8}
            spellcheck={false}
          />
        </Form>
      </div>
      <Switch>
        <Match when={done()}>
          {(counts) => (
            <Note tone="good">
              <p role="status">{list().done(counts().created, counts().updated, counts().unchanged)}</p>
              <LinkButton href={props.card}>{list().back}</LinkButton>
            </Note>
          )}
        </Match>
        <Match when={current()}>
          {(preview) => (
            <ImportPreview
              preview={preview()}
              source={text()}
              act={
                <Button look="primary" pending={run.pending()} onClick={() => void run.run(text())}>
                  {list().act(preview().people.length)}
                </Button>
              }
            />
          )}
        </Match>
        <Match when={checked()}>
          <Show when={text()}>
            <p role="status" class="hint">
              {list().changed}
            </p>
          </Show>
        </Match>
      </Switch>
    </div>
  );
}
