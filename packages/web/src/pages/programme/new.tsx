import { useNavigate } from "@solidjs/router";
import { For } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { words } from "../../messages/programme.ts";
import { words as settings } from "../../messages/settings.ts";
import { words as sheet } from "../../messages/sheet.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { create, type Template, templates } from "./programme.data.ts";
import { SheetImport } from "./sheet-import.tsx";
import "./programme.css";

/** Three ways to begin a programme: one's own sheet, a model of ours, a title. */
export default function NewProgramme() {
  const here = useFirm();
  const navigate = useNavigate();
  const opened = ({ programmeID }: { programmeID: string }) => {
    toast(sheet().draftCreated);
    navigate(here.path(`/reglages/programmes/${programmeID}`));
  };
  return (
    <>
      <PageHead
        title={words().add}
        crumbs={[
          { href: here.path("/reglages"), title: settings().title },
          { href: here.path("/reglages/programmes"), title: words().title },
        ]}
      />
      <div class="stack">
        <SheetImport done={opened} />
        <FromTemplate done={opened} />
        <FromScratch done={opened} />
      </div>
    </>
  );
}

type Done = { done: (created: { programmeID: string }) => void };

function FromTemplate(props: Done) {
  const query = useQuery(() => templates);
  return (
    <Section title={sheet().templates} bare>
      <p class="hint">{sheet().templatesBody}</p>
      <Loaded of={query} rows={2}>
        {(all) => (
          <ul class="models">
            <For each={all()}>{(one) => <Model template={one} done={props.done} />}</For>
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function Model(props: Done & { template: Template }) {
  const command = createCommand({
    send: (template: Template, key) => create(template.content, key),
    done: (created) => props.done(created),
  });
  return (
    <li class="card">
      <h3>{props.template.content.title}</h3>
      <p>{props.template.content.description}</p>
      <Button
        pending={command.pending()}
        onClick={() => void command.run(props.template)}
        aria-label={`${sheet().useTemplate} – ${props.template.content.title}`}
      >
        {sheet().useTemplate}
      </Button>
    </li>
  );
}

const Schema = v.object({ title: text(160) });

function FromScratch(props: Done) {
  return (
    <Section title={sheet().scratch} bare>
      <Form schema={Schema} send={create} done={props.done} submit={sheet().createDraft}>
        <Field label={sheet().scratchTitle} name="title" autocomplete="off" />
      </Form>
    </Section>
  );
}
