import { For, Show } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain, momentShort } from "../../format/date.ts";
import { words } from "../../messages/estate.ts";
import { useFirm } from "../../shell/firm.ts";
import { me } from "../../shell/me.data.ts";
import { Button, Link } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { close, keep, type Standing, standing } from "./estate.data.ts";
import { InTheWay } from "./in-the-way.tsx";

const Typed = v.object({ typed: v.pipe(v.string(), v.trim(), v.nonEmpty("required")) });

/** The end of a firm: what it means, what is in the way, the act confirmed by its name; or the way back. */
export default function Closing() {
  const here = useFirm();
  const query = useQuery(() => standing());
  const isKnown = () => !query.data || Boolean(query.data.closing) === Boolean(here.firm.closesAt);
  // What the shell says of it on every screen is written by a job, a moment after the act.
  useQuery(() => ({ ...me, refetchInterval: () => (isKnown() ? false : 500) }));
  return (
    <>
      <PageHead
        title={words().closing}
        crumbs={[
          { href: here.path("/reglages"), title: words().settings },
          { href: here.path("/reglages/donnees"), title: words().title },
        ]}
      />
      <Loaded of={query} rows={8}>
        {(found) => (
          <div class="stack">
            <Show when={found().closing}>{(closing) => <UnderWay closing={closing()} />}</Show>
            <Meaning />
            <Show when={!found().closing}>
              <Act of={found()} />
            </Show>
          </div>
        )}
      </Loaded>
    </>
  );
}

function UnderWay(props: { closing: NonNullable<Standing["closing"]> }) {
  const keeping = createCommand({
    send: keep,
    stale: [["estate"], ["me"]],
    done: () => toast(words().keptOpen),
  });
  return (
    <Note tone="wait">
      <p>
        <strong>{words().closesOn(dayPlain(props.closing.closesAt))}</strong>
      </p>
      <Show when={props.closing.status === "notice"} fallback={<p>{words().underWay}</p>}>
        <p>{words().closesBody(props.closing.byName ?? "", momentShort(props.closing.askedAt))}</p>
        <Button onClick={() => void keeping.run(null)} pending={keeping.pending()}>
          {words().keep}
        </Button>
      </Show>
    </Note>
  );
}

function Meaning() {
  return (
    <>
      <Section title={words().means}>
        <ol class="stack">
          <For each={words().meanings}>{(one) => <li>{one}</li>}</For>
        </ol>
      </Section>
      <Section title={words().stays}>
        <ul class="stack">
          <For each={words().kept}>
            {({ what, why }) => (
              <li>
                {what}
                <p class="hint">{why}</p>
              </li>
            )}
          </For>
        </ul>
        <p class="hint">{words().fromEnd}</p>
      </Section>
    </>
  );
}

function Act(props: { of: Standing }) {
  const here = useFirm();
  return (
    <Section title={words().close}>
      <Show when={props.of.inTheWay.length === 0} fallback={<InTheWay found={props.of.inTheWay} />}>
        <p>
          {words().exportFirst} <Link href={here.path("/reglages/donnees")}>{words().ask}</Link>
        </p>
        <Form
          schema={Typed}
          send={({ typed }, key) => close(typed, key)}
          done={() => toast(words().began)}
          submit={words().close}
          danger
        >
          <Field
            name="typed"
            label={words().typed}
            hint={words().typedHint(props.of.name)}
            autocomplete="off"
            required
          />
        </Form>
      </Show>
    </Section>
  );
}
