import { Show } from "solid-js";
import * as v from "valibot";
import { dayLong } from "../../format/date.ts";
import { words } from "../../messages/too-small.ts";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { goOn } from "./change.data.ts";
import type { Whole } from "./cohort.data.ts";
import { shortOf } from "./sister.ts";

const Reason = v.object({ reason: text(300) });

/** A group that fell below five may go on as it is, and one that never was five may begin: why is kept. */
export function GoOn(props: { whole: Whole; onClose: () => void }) {
  const short = () => shortOf(props.whole);
  const done = () => {
    toast(words().goOn.done);
    props.onClose();
  };
  return (
    <Show when={(short()?.fell || short()?.begins) && short()?.goesOn === undefined}>
      <section class="section" aria-labelledby="go-on">
        <h2 id="go-on">{(short()?.begins ? words().goOn.begin : words().goOn.title)(short()?.accepted ?? 0)}</h2>
        <Show when={short()?.begins}>{(at) => <p>{words().by(dayLong(at()))}</p>}</Show>
        <p>{words().goOn.body}</p>
        <Form
          schema={Reason}
          send={({ reason }, key) => goOn(props.whole.cohort.cohortID, { reason }, key)}
          done={done}
          submit={words().goOn.submit}
        >
          <Field
            label={words().goOn.reason}
            name="reason"
            hint={words().goOn.hint}
            autocomplete="off"
            maxlength={300}
          />
        </Form>
      </section>
    </Show>
  );
}
