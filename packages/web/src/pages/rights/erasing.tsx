import { Show } from "solid-js";
import * as v from "valibot";
import { words } from "../../messages/rights.ts";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { InTheWay, isFree, KeptList } from "./held.tsx";
import type { Held } from "./rights.data.ts";

const Typed = v.object({ typed: v.pipe(v.string(), v.trim(), v.nonEmpty("required")) });

interface ErasingProps {
  held: Held;
  own: boolean;
  send: (typed: string, key: string) => Promise<unknown>;
  done: () => void;
}

/** What would stay, then the act, confirmed by the name; or what is to settle before. */
export function Erasing(props: ErasingProps) {
  return (
    <Section title={props.own ? words().eraseOwn : words().erase}>
      <p>{props.own ? words().eraseOwnBody : words().eraseBody}</p>
      <h3>{words().stays}</h3>
      <KeptList kept={props.held.kept} />
      <p class="hint">{words().room}</p>
      <Show when={isFree(props.held)} fallback={<InTheWay held={props.held} own={props.own} />}>
        <Form
          schema={Typed}
          send={({ typed }, key) => props.send(typed, key)}
          done={() => props.done()}
          submit={props.own ? words().eraseOwn : words().erase}
          danger
        >
          <Field
            name="typed"
            label={props.own ? words().typedOwn : words().typed}
            hint={words().typedHint(props.held.name)}
            autocomplete="off"
            required
          />
        </Form>
      </Show>
    </Section>
  );
}
