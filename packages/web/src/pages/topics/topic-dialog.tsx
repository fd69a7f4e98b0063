import * as v from "valibot";
import { words } from "../../messages/group.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { oneOf, text } from "../../ui/schema.ts";
import { edit, propose, type Topic } from "./group.data.ts";

const KINDS = ["problem", "concern", "project"] as const;
const QUESTIONS = ["situation", "tried", "expected"] as const;

const said = v.optional(v.pipe(v.string(), v.maxLength(1_500, "too_long")), "");
const Said = v.object({ kind: oneOf(KINDS), title: text(160), situation: said, tried: said, expected: said });

/** Proposes a topic, or says one's own otherwise. */
export function TopicDialog(props: { id: string; topic: Topic | undefined; onClose: () => void }) {
  const topic = props.topic;
  return (
    <Dialog open onClose={props.onClose} title={topic ? words().topics.edit : words().topics.propose}>
      <Form
        schema={Said}
        send={(json, key) => (topic ? edit(props.id, topic.topicID, json, key) : propose(props.id, json, key))}
        done={props.onClose}
        submit={topic ? ui().save : words().topics.propose}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <RadioRow
          name="kind"
          label={words().topics.kindLabel}
          layout="row"
          options={KINDS.map((value) => ({ value, label: words().topics.kind[value] }))}
          initial={topic?.kind ?? "problem"}
        />
        <Field name="title" label={words().topics.titleLabel} maxlength="160" initial={topic?.title} required />
        <p class="hint">{words().topics.prepare}</p>
        {QUESTIONS.map((name) => (
          <TextArea name={name} label={words().topics[name]} optional initial={topic?.[name]} />
        ))}
      </Form>
    </Dialog>
  );
}
