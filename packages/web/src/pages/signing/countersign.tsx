import { Show } from "solid-js";
import * as v from "valibot";
import { timeRange } from "../../format/date.ts";
import { words } from "../../messages/signing.ts";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Pad } from "../../ui/pad.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { countersign, type Half, type Key, type Sheet } from "./signing.data.ts";

const Signature = v.object({ name: v.optional(v.string(), ""), strokes: v.optional(v.string(), "") });

/** The coach signs once everyone has, or is said to be away. */
export function Countersign(props: { of: Key; sheet: Sheet; half: Half }) {
  const waits = () =>
    props.sheet.people.filter(({ cells }) =>
      cells.some(({ half, state }) => half === props.half.half && state === "awaited"),
    ).length;
  const title = () => words().countersignTitle(words().part[props.half.part].toLowerCase());
  return (
    <Section title={title()}>
      <Show when={waits() === 0} fallback={<p>{words().countersignLater(waits())}</p>}>
        <p>
          {words().countersignBody} {timeRange(props.half.from, props.half.to)}.
        </p>
        <Form
          schema={Signature}
          send={(signature, key) => countersign(props.of, { half: props.half.half, ...signature }, key)}
          done={() => toast(words().countersigned)}
          submit={words().countersign}
        >
          <Pad name="strokes" label={words().draw} clear={words().clear} />
          <Field label={words().typeName} name="name" autocomplete="name" optional />
        </Form>
      </Show>
    </Section>
  );
}
