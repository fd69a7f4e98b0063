import { useParams } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { dayLong, duration } from "../../format/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/method.ts";
import { Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Session, Whole } from "../cohort/cohort.data.ts";
import { OfGroup } from "../cohort/of-group.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { FRAME_MINUTES } from "./frame.ts";
import { give, type Listed, templates } from "./method.data.ts";
import { sumOf } from "./share.ts";
import "./method.css";

const Given = v.object({ which: text(), templateID: text(), topics: v.optional(v.string(), "") });
const DAY_MINUTES = 480;
type Kind = Session["kind"];

/** Which template the sessions of a group follow; given again, a session takes it as it stands now. */
export default function OfThisGroup() {
  const params = useParams<{ id: string }>();
  const query = useQuery(() => templates);
  return (
    <OfGroup title={() => words().group.title}>
      {(whole) => (
        <Loaded of={query} rows={6}>
          {(all) => <Giving cohortID={params.id} whole={whole()} all={all()} />}
        </Loaded>
      )}
    </OfGroup>
  );
}

function Giving(props: { cohortID: string; whole: Whole; all: readonly Listed[] }) {
  const planned = () => props.whole.sessions.filter(({ status }) => status === "planned");
  const of = (kind: Kind) => planned().filter((one) => one.kind === kind);
  const choices = () => [
    ...(of("regular").length > 1 ? [{ value: "regular", label: words().group.all }] : []),
    ...planned().map((one) => ({ value: one.sessionID, label: `${meetingName(one)}, ${dayLong(one.startsAt)}` })),
  ];
  const [which, setWhich] = createSignal(choices()[0]?.value ?? "");
  const [templateID, setTemplateID] = createSignal("");
  const session = () => planned().find(({ sessionID }) => sessionID === which());
  const kind = (): Kind => session()?.kind ?? "regular";
  const fitting = () =>
    props.all.filter(
      (one) => one.kind === templateKind(kind()) && (!one.isArchived || one.templateID === templateID()),
    );
  const chosen = () => fitting().find((one) => one.templateID === templateID()) ?? fitting()[0];
  const send = (given: v.InferOutput<typeof Given>, key: string) => {
    const sessionID = session()?.sessionID;
    const topics = Number(given.topics);
    const json = {
      kind: kind(),
      templateID: given.templateID,
      ...(sessionID && { sessionID }),
      ...(topics > 0 && { topics }),
    };
    return give(props.cohortID, json, key);
  };
  return (
    <div class="stack">
      <p>{words().group.body}</p>
      <Show when={choices().length > 0} fallback={<Note tone="wait">{words().group.none}</Note>}>
        <Form schema={Given} send={send} done={() => toast(words().group.done)} submit={words().group.submit}>
          <Select
            label={words().group.which}
            name="which"
            empty={false}
            value={which()}
            onPick={setWhich}
            options={choices()}
          />
          <Show when={kind()} keyed>
            <Select
              label={words().group.template}
              name="templateID"
              empty={false}
              value={chosen()?.templateID ?? ""}
              onPick={setTemplateID}
              options={fitting().map((one) => ({ value: one.templateID, label: one.name[locale()] }))}
            />
          </Show>
          <Show when={lengthsOf(chosen()).length > 0}>
            <Select
              label={words().group.length}
              hint={words().group.lengthHint}
              name="topics"
              empty={words().group.lengthKept}
              options={lengthsOf(chosen()).map((total, at) => ({
                value: String(at + 1),
                label: words().group.lengthOf(at + 1, duration(total)),
              }))}
            />
          </Show>
        </Form>
      </Show>
      <Now sessions={planned()} all={props.all} />
    </div>
  );
}

const templateKind = (kind: Kind): Listed["kind"] => (kind === "kickoff" || kind === "review" ? kind : "consultation");

/** How long a session takes with one topic, two, and on, until a day is full. */
function lengthsOf(template: Listed | undefined): number[] {
  if (template?.kind !== "consultation") return [];
  const each = sumOf(template.steps.map(({ minutes }) => minutes));
  return [1, 2, 3, 4].map((topics) => FRAME_MINUTES + topics * each).filter((total) => total <= DAY_MINUTES);
}

function Now(props: { sessions: readonly Session[]; all: readonly Listed[] }) {
  const nameOf = ({ templateID, templateVersion }: Session) => {
    const found = props.all.find((one) => one.templateID === templateID);
    if (!found) return words().group.unknown;
    const version = templateVersion ? `, ${words().version(templateVersion)}` : "";
    return `${found.name[locale()]}${version}`;
  };
  return (
    <Show when={props.sessions.length > 0}>
      <Section title={words().group.now}>
        <dl class="facts">
          <For each={props.sessions}>
            {(one) => (
              <div>
                <dt>{meetingName(one)}</dt>
                <dd>{nameOf(one)}</dd>
              </div>
            )}
          </For>
        </dl>
      </Section>
    </Show>
  );
}
