import { useParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/command.ts";
import { useQuery } from "../../api/query.ts";
import { dayPlain, momentLong } from "../../format/date.ts";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Facts, PageHead, Section } from "../../ui/page.tsx";
import { oneOf, optionalText, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { acknowledge, answer, close, complaintOf, type WholeComplaint } from "./quality.data.ts";
import { ComplaintState } from "./state.tsx";

const OUTCOMES = ["founded", "partly", "unfounded"] as const;
const Answer = v.object({ text: text(6_000) });
const Closing = v.object({ outcome: oneOf(OUTCOMES), note: optionalText(2_000) });

/** One complaint: what it says, what was done of it, and what is to do next. */
export default function ComplaintPage() {
  const here = useFirm();
  const params = useParams();
  const query = useQuery(() => complaintOf(params.id ?? ""));
  const crumbs = () => [{ href: here.path("/qualite"), title: words().title }];
  return (
    <Loaded of={query} rows={8} heading={words().complaints.title}>
      {(one) => (
        <>
          <PageHead
            title={words().complaint.of(one().reference)}
            crumbs={crumbs()}
            sub={<ComplaintState of={one()} />}
            actions={
              <LinkButton href={here.path(`/qualite/registre/nouveau?reclamation=${one().complaintID}`)}>
                {words().complaint.improve}
              </LinkButton>
            }
          />
          <div class="stack">
            <Section title={words().complaint.said}>
              <Facts facts={factsOf(one())} />
              <Paragraphs text={one().text} />
            </Section>
            <Done of={one()} />
            <Next of={one()} />
          </div>
        </>
      )}
    </Loaded>
  );
}

const factsOf = (one: WholeComplaint) => [
  { label: words().head.received, value: momentLong(one.receivedAt) },
  { label: words().head.from, value: `${one.name} (${words().roles[one.role]})` },
  { label: words().complaint.email, value: one.email ?? words().complaint.noEmail },
  { label: words().head.about, value: one.about ?? "–" },
  { label: words().complaint.via, value: words().complaint.vias[one.via] },
  { label: words().head.until, value: dayPlain(one.acknowledgeBy) },
];

function Paragraphs(props: { text: string }) {
  return <For each={props.text.split(/\n+/)}>{(paragraph) => <p>{paragraph}</p>}</For>;
}

function Done(props: { of: WholeComplaint }) {
  return (
    <Show when={props.of.acknowledged}>
      {(read) => (
        <Section title={words().complaint.done}>
          <p>{words().complaint.readBy(read().byName, momentLong(read().at))}</p>
          <Show when={props.of.answer}>
            {(given) => (
              <>
                <p>{words().complaint.answeredBy(given().byName, momentLong(given().at))}</p>
                <blockquote>
                  <Paragraphs text={given().text} />
                </blockquote>
              </>
            )}
          </Show>
          <Show when={props.of.closed}>
            {(closed) => (
              <>
                <p>
                  {words().complaint.closedBy(closed().byName, momentLong(closed().at))}{" "}
                  {words().outcome[props.of.outcome as (typeof OUTCOMES)[number]]}.
                </p>
                <Show when={closed().note}>{(note) => <Paragraphs text={note()} />}</Show>
              </>
            )}
          </Show>
        </Section>
      )}
    </Show>
  );
}

function Next(props: { of: WholeComplaint }) {
  return (
    <Switch>
      <Match when={props.of.status === "received" || props.of.status === "acknowledged"}>
        <Acknowledge of={props.of} />
        <Section title={words().complaint.answer}>
          <Form
            schema={Answer}
            send={(given, key) => answer(props.of, given.text, key)}
            done={() => toast(words().complaint.answered)}
            submit={words().complaint.sendAnswer}
          >
            <TextArea
              label={words().complaint.answerText}
              hint={props.of.email ? words().complaint.answerHint : words().complaint.answerNoMail}
              name="text"
              rows={7}
            />
          </Form>
        </Section>
      </Match>
      <Match when={props.of.status === "answered"}>
        <Section title={words().complaint.close}>
          <Form
            schema={Closing}
            send={({ outcome, note }, key) => close(props.of, { outcome, note: note ?? null }, key)}
            done={() => toast(words().complaint.closed)}
            submit={words().complaint.close}
          >
            <Select
              label={words().complaint.outcome}
              name="outcome"
              options={OUTCOMES.map((value) => ({ value, label: words().outcome[value] }))}
            />
            <TextArea label={words().complaint.note} hint={words().complaint.noteHint} name="note" optional />
          </Form>
        </Section>
      </Match>
    </Switch>
  );
}

function Acknowledge(props: { of: WholeComplaint }) {
  const command = createCommand({
    send: (one: WholeComplaint, key) => acknowledge(one, key),
    done: () => toast(words().complaint.acknowledged),
  });
  return (
    <Show when={props.of.status === "received"}>
      <Section title={words().complaint.acknowledge}>
        <p>{words().complaint.acknowledgeBody(dayPlain(props.of.acknowledgeBy))}</p>
        <div class="actions">
          <Button look="primary" pending={command.pending()} onClick={() => void command.run(props.of)}>
            {words().complaint.acknowledgeAct}
          </Button>
        </div>
      </Section>
    </Show>
  );
}
