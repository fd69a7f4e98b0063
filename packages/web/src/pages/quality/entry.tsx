import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { day, optionalText } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { CauseTold } from "./cause.tsx";
import { type Entry, entries, finish } from "./quality.data.ts";

const Schema = v.object({ doneOn: day(), effect: optionalText(2_000) });

/** One line of the register: what, why, since when, what it changed. */
export default function EntryPage() {
  const here = useFirm();
  const params = useParams();
  const query = useQuery(() => entries());
  const crumbs = () => [{ href: here.path("/qualite"), title: words().title }];
  return (
    <Loaded of={query} rows={6} heading={words().register.title}>
      {(all) => (
        <Show
          when={all().find(({ entryID }) => entryID === params.id)}
          fallback={
            <>
              <PageHead title={words().register.title} crumbs={crumbs()} />
              <Note>{words().register.gone}</Note>
            </>
          }
        >
          {(one) => (
            <>
              <PageHead
                title={one().title}
                crumbs={crumbs()}
                sub={<Badge tone={one().status === "done" ? "good" : "wait"}>{words().entryState[one().status]}</Badge>}
              />
              <div class="stack">
                <Section title={words().entryKind[one().kind]}>
                  <Facts facts={factsOf(one())} />
                  <For each={one().text.split(/\n+/)}>{(paragraph) => <p>{paragraph}</p>}</For>
                </Section>
                <Finish of={one()} />
              </div>
            </>
          )}
        </Show>
      )}
    </Loaded>
  );
}

const factsOf = (one: Entry) => [
  { label: words().head.indicator, value: `${one.indicator} – ${one.about[locale()]}` },
  ...(one.cause ? [{ label: words().head.cause, value: <CauseTold of={one.cause} /> }] : []),
  { label: words().head.on, value: dayPlain(one.on) },
  { label: words().register.by, value: one.byName },
  ...(one.doneOn ? [{ label: words().register.doneOn, value: dayPlain(one.doneOn) }] : []),
  ...(one.effect ? [{ label: words().register.effect, value: one.effect }] : []),
];

function Finish(props: { of: Entry }) {
  return (
    <Show when={props.of.status === "planned"}>
      <Section title={words().register.finish}>
        <Form
          schema={Schema}
          send={({ doneOn, effect }, key) => finish(props.of, { doneOn, effect: effect ?? null }, key)}
          done={() => toast(words().register.finished)}
          submit={words().register.finish}
        >
          <Field label={words().register.doneOn} name="doneOn" type="date" initial={today()} />
          <TextArea label={words().register.effect} hint={words().register.effectHint} name="effect" optional />
        </Form>
      </Section>
    </Show>
  );
}
