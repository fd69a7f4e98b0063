import { useParams } from "@solidjs/router";
import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { locale } from "../../messages/locale.ts";
import { words as wording } from "../../messages/wording.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { oneOf, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Missing } from "../error/missing.tsx";
import { type Edition, type Kind, preview, type Shown, type Wording, wordingOf, write } from "./document.data.ts";
import "./document.css";

const typed = v.object({ title: text(200), text: text(12_000) });
const schema = v.object({ fr: typed, en: typed });
const KINDS = [
  "programme",
  "rules",
  "summons",
  "employerSummons",
  "attestation",
  "collectiveReview",
  "individualReview",
  "actionPlan",
] as const satisfies readonly Kind[];
const LOCALES = ["fr", "en"] as const;

/** One wording: written in both languages, as a document will say it beside. */
export default function WordingPage() {
  const params = useParams<{ kind: string }>();
  const known = () => v.safeParse(oneOf(KINDS), params.kind);
  return (
    <Show when={known().success} fallback={<Missing />}>
      <OfKind kind={params.kind as Kind} />
    </Show>
  );
}

function OfKind(props: { kind: Kind }) {
  const here = useFirm();
  const query = useQuery(() => wordingOf(props.kind));
  return (
    <>
      <PageHead
        title={words().kinds[props.kind]}
        crumbs={[
          { href: here.path("/reglages"), title: wording().settings },
          { href: here.path("/reglages/documents"), title: wording().title },
        ]}
      />
      <Loaded of={query} rows={8}>
        {(data) => (
          <Show when={data().editions.length} keyed>
            {(_count) => <Editor kind={props.kind} of={data()} />}
          </Show>
        )}
      </Loaded>
    </>
  );
}

function Editor(props: { kind: Kind; of: Wording }) {
  const { editions, placeholders } = untrack(() => props.of);
  const last = editions.at(-1);
  const [shown, setShown] = createSignal<Shown>();
  let asked = 0;
  const show = async (values: unknown) => {
    const read = v.safeParse(schema, values);
    const mine = ++asked;
    if (!read.success) return;
    const told = await preview({ kind: props.kind, ...read.output }).catch(() => undefined);
    if (told && mine === asked) setShown(told);
  };
  if (last) void show({ fr: last.fr, en: last.en });
  return (
    <Show when={last}>
      {(now) => (
        <div class="wording-desk">
          <Form
            schema={schema}
            send={(values, key) => write({ ...values, kind: props.kind, after: now().edition }, key)}
            done={() => toast(wording().saved)}
            submit={wording().save}
            onTyping={(values) => void show(values)}
          >
            <p class="hint">{editionName(now())}</p>
            <For each={LOCALES}>
              {(language) => (
                <>
                  <Field
                    label={wording().titleIn[language]}
                    name={`${language}.title`}
                    lang={language}
                    initial={now()[language].title}
                    maxlength={200}
                  />
                  <TextArea
                    label={wording().textIn[language]}
                    hint={wording().textHint}
                    name={`${language}.text`}
                    lang={language}
                    initial={now()[language].text}
                    rows={14}
                    maxlength={12_000}
                  />
                </>
              )}
            </For>
            <details>
              <summary>{wording().placeholders}</summary>
              <p class="hint">{wording().placeholdersHint}</p>
              <ul>
                <For each={placeholders}>
                  {(name) => (
                    <li>
                      <code>{`{${name}}`}</code> {wording().names[name]}
                    </li>
                  )}
                </For>
              </ul>
            </details>
          </Form>
          <Section title={wording().preview}>
            <div aria-live="polite">
              <Show when={shown()}>{(told) => <Previews of={told()} />}</Show>
            </div>
            <Before kind={props.kind} of={editions.slice(0, -1)} after={now().edition} />
          </Section>
        </div>
      )}
    </Show>
  );
}

function editionName({ edition, since, by }: Edition): string {
  return edition === 0 ? wording().shipped : wording().edition(edition, dayPlain(since), by);
}

type Problem = Shown["fr"]["problems"][number];
function problemText({ code, name }: Problem): string {
  const { problems } = wording();
  if (code === "wording.brace") return problems["wording.brace"];
  return code === "wording.missing_placeholder"
    ? problems["wording.missing_placeholder"](name)
    : problems["wording.unknown_placeholder"](name);
}

function Previews(props: { of: Shown }) {
  return (
    <For each={LOCALES}>
      {(language) => (
        <article class="wording-preview" lang={language}>
          <Show when={props.of[language].problems.length > 0}>
            <ul class="bad" lang={locale()}>
              <For each={props.of[language].problems}>{(problem) => <li>{problemText(problem)}</li>}</For>
            </ul>
          </Show>
          <h3>{props.of[language].written.title}</h3>
          <p>{props.of[language].written.introduction}</p>
          <For each={props.of[language].written.articles}>
            {(article, at) => (
              <>
                <h4>{`${at() + 1}. ${article.title}`}</h4>
                <p>{article.text}</p>
              </>
            )}
          </For>
        </article>
      )}
    </For>
  );
}

/** What earlier documents said; any of it may be said again, as a new edition. */
function Before(props: { kind: Kind; of: readonly Edition[]; after: number }) {
  const taking = createCommand({
    send: ({ fr, en }: Edition, key) => write({ kind: props.kind, fr, en, after: props.after }, key),
    done: () => toast(wording().saved),
  });
  return (
    <Show when={props.of.length > 0}>
      <h3>{wording().before}</h3>
      <For each={props.of.toReversed()}>
        {(edition) => (
          <details>
            <summary>{editionName(edition)}</summary>
            <For each={LOCALES}>
              {(language) => (
                <div class="wording-preview" lang={language}>
                  <h4>{edition[language].title}</h4>
                  <p>{edition[language].text}</p>
                </div>
              )}
            </For>
            <div class="form-actions">
              <Button pending={taking.pending()} onClick={() => void taking.run(edition)}>
                {wording().takeBack(edition.edition)}
              </Button>
            </div>
          </details>
        )}
      </For>
    </Show>
  );
}
