import { createSignal, For, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/past-list.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { organizations } from "../organization/organizations.data.ts";
import { type Card, cohortOf, cohorts, type Enrolment, type Whole } from "./cohort.data.ts";
import { isOver } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { enrolFrom, enrolList, RefusedLine } from "./past-list.data.ts";

type Source = "group" | "text";

/** Fills a group with people of before: a past group's, or those of a list. */
export default function PastList() {
  const [source, setSource] = createSignal<Source>("group");
  return (
    <OfGroup title={() => words().title}>
      {(whole, back) => (
        <>
          <p>{words().intro}</p>
          <RadioRow
            label={words().source}
            name="source"
            layout="row"
            initial={source()}
            onPick={(value) => setSource(value === "text" ? "text" : "group")}
            options={(["group", "text"] as const).map((value) => ({ value, label: words().sources[value] }))}
          />
          <Show when={source() === "group"} fallback={<OfText whole={whole()} onClose={back} />}>
            <FromGroup whole={whole()} onClose={back} />
          </Show>
        </>
      )}
    </OfGroup>
  );
}

interface Filling {
  whole: Whole;
  onClose: () => void;
}

function say({ seated, waiting }: { seated: number; waiting: number }): void {
  toast([seated > 0 && words().invited(seated), waiting > 0 && words().waiting(waiting)].filter(Boolean).join(" "));
}

const livingIn = ({ enrolments }: Whole) =>
  new Set(enrolments.filter((one) => !isOver(one)).map(({ participantID }) => participantID));

function FromGroup(props: Filling) {
  const query = useQuery(() => cohorts);
  const [chosen, setChosen] = createSignal("");
  const { cohortID } = props.whole.cohort;
  const others = (all: readonly Card[]) => all.filter((card) => card.cohortID !== cohortID);
  return (
    <Loaded of={query} rows={2}>
      {(all) => (
        <>
          <Select
            label={words().group}
            name="group"
            value={chosen()}
            onPick={setChosen}
            options={others(all()).map((card) => ({ value: card.cohortID, label: card.name }))}
          />
          <Show when={chosen()} keyed>
            {(fromCohortID) => <People {...props} fromCohortID={fromCohortID} />}
          </Show>
        </>
      )}
    </Loaded>
  );
}

/** Who left that group is not asked again. */
const peopleOf = ({ enrolments }: Whole) => enrolments.filter((one) => !isOver(one));

function People(props: Filling & { fromCohortID: string }) {
  const query = useQuery(() => cohortOf(props.fromCohortID));
  return (
    <Loaded
      of={query}
      rows={6}
      isEmpty={(from) => peopleOf(from).length === 0}
      empty={<p class="hint">{words().nobody}</p>}
    >
      {(from) => <Choosing {...props} people={peopleOf(from())} />}
    </Loaded>
  );
}

function Choosing(props: Filling & { fromCohortID: string; people: readonly Enrolment[] }) {
  // Read once: a refetch must not take away what is being chosen.
  const taken = livingIn(props.whole);
  const free = props.people.filter(({ participantID }) => !taken.has(participantID));
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const chosen = () => free.map(({ participantID }) => participantID).filter((id) => !left().has(id));
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(left());
    if (isChosen) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const schema = v.pipe(
    v.object({}),
    v.transform(() => chosen()),
    v.check((ids) => ids.length > 0, "list.nobody"),
  );
  const to = { cohortID: props.whole.cohort.cohortID, fromCohortID: props.fromCohortID };
  const done = (total: { seated: number; waiting: number }) => {
    say(total);
    props.onClose();
  };
  return (
    <Form
      schema={schema}
      send={(ids, key) => enrolFrom(to, ids, key)}
      done={done}
      submit={words().submit}
      actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
    >
      <fieldset class="field">
        <legend>{words().people}</legend>
        <div class="options picker-options">
          <For each={props.people}>
            {(one) => (
              <label class="option">
                <input
                  type="checkbox"
                  checked={!taken.has(one.participantID)}
                  disabled={taken.has(one.participantID)}
                  onChange={(event) => toggle(one.participantID, event.currentTarget.checked)}
                />
                <span>
                  {one.given} {one.family}
                  <small class="hint">{taken.has(one.participantID) ? words().already : one.job}</small>
                </span>
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <p class="hint" role="status">
        {chosen().length > 0 ? words().chosen(chosen().length) : words().choose}
      </p>
    </Form>
  );
}

const Listed = v.object({ organizationID: text(), text: text(100_000) });

function OfText(props: Filling) {
  const here = useFirm();
  const query = useQuery(() => organizations);
  const [refused, setRefused] = createSignal<{ line: number; organizationID: string }>();
  const own = () => props.whole.cohort.organizationID;
  const send = async ({ organizationID, text: list }: v.InferOutput<typeof Listed>, key: string) => {
    setRefused(undefined);
    try {
      return await enrolList({ cohortID: props.whole.cohort.cohortID, organizationID }, list, key);
    } catch (error) {
      if (!(error instanceof RefusedLine)) throw error;
      setRefused({ line: error.line, organizationID });
      return undefined;
    }
  };
  const done = (total: { seated: number; waiting: number } | undefined) => {
    if (!total) return;
    say(total);
    props.onClose();
  };
  return (
    <Loaded of={query} rows={4}>
      {(all) => (
        <Form
          schema={Listed}
          send={send}
          done={done}
          submit={words().submit}
          actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
        >
          <Show when={refused()}>
            {(found) => (
              <Note tone="bad">
                <p role="alert">{words().refused(found().line)}</p>
                <Link href={here.path(`/entreprises/${found().organizationID}/importer`)}>{words().toImport}</Link>
              </Note>
            )}
          </Show>
          <Select
            label={words().organization}
            name="organizationID"
            initial={own() ?? ""}
            options={all()
              .filter(({ organizationID }) => !own() || organizationID === own())
              .map(({ organizationID, name }) => ({ value: organizationID, label: name }))}
          />
          <TextArea
            label={words().text}
            hint={words().textHint}
            name="text"
            rows={8}
            spellcheck={false}
            placeholder={words().example}
          />
        </Form>
      )}
    </Loaded>
  );
}
