import { useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { createCommand, useQuery } from "../../api/index.ts";
import { momentLong } from "../../format/date.ts";
import { together } from "../../format/text.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/message.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Section } from "../../ui/page.tsx";
import { optionalText } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { Missing } from "../error/missing.tsx";
import { meetingName } from "../home/meeting-name.ts";
import type { Session, Whole } from "./cohort.data.ts";
import { type Mail, type Previewed, preview, type Standing, send, standing, type Texts } from "./message.data.ts";
import { OfGroup } from "./of-group.tsx";
import { under } from "./under.ts";
import "./message.css";

const TEXT_MOST = 1_500;
const Written = v.object({ fr: optionalText(TEXT_MOST), en: optionalText(TEXT_MOST) });

/** What people are sent about one session: a word to write, what was written, what leaves by itself. */
export default function Messages() {
  const params = useParams<{ session: string }>();
  const sessionIn = (whole: Whole) => whole.sessions.find(({ sessionID }) => sessionID === params.session);
  const titleIn = (whole: Whole) => {
    const one = sessionIn(whole);
    return one ? words().title(meetingName(one)) : "";
  };
  return (
    <OfGroup title={titleIn} tab="seances">
      {(whole) => (
        <Show when={sessionIn(whole())} fallback={<Missing />}>
          {(session) => <About session={session()} />}
        </Show>
      )}
    </OfGroup>
  );
}

const isToCome = ({ status, startsAt }: Session) => status === "planned" && Date.parse(startsAt) > Date.now();

function About(props: { session: Session }) {
  const query = useQuery(() => standing(props.session));
  return (
    <Loaded of={query} rows={8}>
      {(known) => (
        <div class="stack">
          <Show when={props.session.status === "planned"}>
            <Section title={words().write}>
              <Show when={known().left > 0} fallback={<p>{words().none}</p>}>
                <Writing session={props.session} known={known()} />
              </Show>
            </Section>
          </Show>
          <Show when={known().sent.length > 0}>
            <Section title={words().sent}>
              <For each={known().sent}>{(one) => <Sent of={one} all={known().readers.length} />}</For>
            </Section>
          </Show>
          <Section title={words().automatic}>
            <Show when={isToCome(props.session)} fallback={<p class="hint">{words().automaticOver}</p>}>
              <p class="hint">{words().automaticHint}</p>
              <For each={known().automatic}>
                {(one) => (
                  <details>
                    <summary>
                      {words()[one.kind]}
                      <Show when={one.locale !== locale() && one.locale === "en"}>{` (${words().english})`}</Show>
                    </summary>
                    <Letter of={one} />
                  </details>
                )}
              </For>
            </Show>
          </Section>
        </div>
      )}
    </Loaded>
  );
}

/** First written, then read as people will read it, then sent as it was read. */
function Writing(props: { session: Session; known: Standing }) {
  const [shown, setShown] = createSignal<Previewed & { texts: Texts }>();
  const [typed, setTyped] = createSignal<Texts>({ fr: "", en: "" });
  const ask = async ({ fr = "", en = "" }: v.InferOutput<typeof Written>, key: string) => {
    setTyped({ fr, en });
    const found = await preview(props.session, { fr, en }, key).catch((error) => {
      // Told beside the field that is there: one's own language.
      throw under({ fr: locale() }, error);
    });
    return { ...found, texts: { fr, en } };
  };
  const command = createCommand({
    send: (texts: Texts, key) => send(props.session, texts, key),
    stale: [],
    done: () => {
      setTyped({ fr: "", en: "" });
      setShown(undefined);
      toast(words().done);
    },
  });
  return (
    <Show
      when={shown()}
      fallback={
        <Form schema={Written} send={ask} done={setShown} submit={words().preview}>
          <Fields known={props.known} typed={typed()} />
        </Form>
      }
    >
      {(of) => (
        <section class="stack" aria-label={words().previewed}>
          <h3>{words().previewed}</h3>
          <For each={of().mails}>
            {(mail) => (
              <>
                <p>{words().to(together(mail.names))}</p>
                <Letter of={mail} />
              </>
            )}
          </For>
          <div class="actions">
            <Button look="primary" pending={command.pending()} onClick={() => command.run(of().texts)}>
              {words().send(props.known.readers.length)}
            </Button>
            <Button onClick={() => setShown(undefined)}>{words().change}</Button>
          </div>
        </section>
      )}
    </Show>
  );
}

/** One's own language first; the other one where someone reads it. */
function Fields(props: { known: Standing; typed: Texts }) {
  const own = locale();
  const other = own === "fr" ? "en" : "fr";
  const others = () => props.known.readers.filter((one) => one.locale === other).map(({ name }) => name);
  return (
    <>
      <p>{words().body(props.known.readers.length - 1)}</p>
      <TextArea
        label={words().text[own]}
        hint={words().textHint}
        name={own}
        rows={6}
        maxlength={TEXT_MOST}
        initial={props.typed[own]}
      />
      <Show when={others().length > 0}>
        <TextArea
          label={words().text[other]}
          hint={words().otherHint(together(others()))}
          name={other}
          rows={6}
          maxlength={TEXT_MOST}
          initial={props.typed[other]}
          optional
        />
      </Show>
      <p class="hint">{words().left(props.known.left)}</p>
    </>
  );
}

/** A mail as it is read, its address left out. */
function Letter(props: { of: Mail }) {
  return (
    <div class="letter" lang={props.of.locale}>
      <p>
        <strong>{`${words().subject}${locale() === "fr" ? "\u00a0" : ""}: ${props.of.subject}`}</strong>
      </p>
      <p class="letter-text">{props.of.text}</p>
      <Show when={props.of.button}>{(label) => <p class="hint">{words().button(label())}</p>}</Show>
    </div>
  );
}

function Sent(props: { of: Standing["sent"][number]; all: number }) {
  return (
    <article class="letter">
      <p class="hint">{words().by(props.of.byName, momentLong(props.of.at))}</p>
      <For each={[props.of.fr, props.of.en].filter((text) => text !== null)}>
        {(text) => <p class="letter-text">{text}</p>}
      </For>
      <p class="hint">{words().mailed(props.of.mailed, props.all)}</p>
    </article>
  );
}
