import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { fold } from "../../format/text.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/firm-calendar.ts";
import { words as settings } from "../../messages/settings.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Editable } from "../../ui/editing.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { day, oneOf, text, whole } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { period } from "../calendar/calendar.data.ts";
import { type FirmCalendar, firmCalendar, type Written, write } from "./calendar.data.ts";

const REGIONS = [
  "france",
  "alsaceMoselle",
  "guadeloupe",
  "guyane",
  "martinique",
  "mayotte",
  "reunion",
  "saintBarthelemy",
  "saintMartin",
  "none",
] as const;
const SPANS_MOST = 60;
const ROOMS_MOST = 20;

const Span = v.pipe(
  v.object({ name: text(80), from: day(), to: day() }),
  v.forward(
    v.check(({ from, to }) => from <= to, "calendar.span_order"),
    ["to"],
  ),
);
const schema = v.object({
  holidays: oneOf(REGIONS),
  spans: v.optional(v.array(Span), []),
  rooms: v.optional(v.array(text(300)), []),
  travelMinutes: whole(0, 240),
});

/** What new cycles keep free, and where the firm holds one session at a time. */
export default function CalendarSettings() {
  const here = useFirm();
  const query = useQuery(() => firmCalendar);
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/reglages"), title: settings().title }]}
        sub={<span>{words().intro}</span>}
      />
      <Loaded of={query} rows={8}>
        {(found) => (
          <Editable rev={found().rev} reload={() => query.refetch()}>
            {(editing) => (
              <CalendarForm
                held={found()}
                send={(values, key) => editing.save((rev) => write({ ...values, rev }, key))}
              />
            )}
          </Editable>
        )}
      </Loaded>
    </>
  );
}

function CalendarForm(props: {
  held: FirmCalendar;
  send: (values: Omit<Written, "rev">, key: string) => Promise<unknown>;
}) {
  const held = untrack(() => props.held);
  return (
    <Form schema={schema} send={props.send} done={() => toast(words().saved)} submit={words().save}>
      <Days held={held} />
      <Rooms held={held} />
    </Form>
  );
}

/** Lines that one adds and takes away; each keeps what was typed in it. */
function createLines<L>(held: readonly L[], blank: () => L) {
  const [lines, setLines] = createSignal<readonly L[]>(held);
  const add = (line = blank()) => void setLines((all) => [...all, line]);
  const remove = (at: number) => setLines((all) => all.filter((_, index) => index !== at));
  return { lines, add, remove };
}

/** Days on which no session falls. */
function Days(props: { held: FirmCalendar }) {
  const { lines, add, remove } = createLines(
    untrack(() => props.held.spans),
    () => ({ name: "", from: "", to: "" }),
  );
  return (
    <Section title={words().days}>
      <Select
        label={words().holidays}
        name="holidays"
        empty={false}
        initial={props.held.holidays}
        options={REGIONS.map((value) => ({ value, label: words().regions[value] }))}
      />
      <h3>{words().spans}</h3>
      <p class="hint">{words().spansHint}</p>
      <For each={lines()}>
        {(line, at) => (
          <fieldset class="field group">
            <legend>{words().span(at() + 1)}</legend>
            <div class="triple">
              <Field
                label={words().name}
                name={`spans.${at()}.name`}
                autocomplete="off"
                maxlength={80}
                initial={line.name}
              />
              <Field label={words().from} name={`spans.${at()}.from`} type="date" initial={line.from} />
              <Field label={words().to} name={`spans.${at()}.to`} type="date" initial={line.to} />
            </div>
            <div class="actions">
              <Button look="quiet" onClick={() => remove(at())}>
                {words().removeSpan(at() + 1)}
              </Button>
            </div>
          </fieldset>
        )}
      </For>
      <Show when={lines().length < SPANS_MOST}>
        <div class="actions">
          <Button onClick={() => add()}>{words().addSpan}</Button>
        </div>
      </Show>
    </Section>
  );
}

const KNOWN_MOST = 6;

/** Where the sessions of these months are held, each place once, without those that are named already. */
function placesOf(sessions: readonly { place: string | null }[], named: ReadonlySet<string>): string[] {
  const places = new Map(sessions.flatMap(({ place }) => (place ? [[fold(place), place] as const] : [])));
  return [...places].flatMap(([folded, place]) => (named.has(folded) ? [] : [place])).slice(0, KNOWN_MOST);
}

/** The places that hold one session at a time, and the way between places. */
function Rooms(props: { held: FirmCalendar }) {
  const { lines, add, remove } = createLines(
    untrack(() => props.held.rooms.map((name) => ({ name }))),
    () => ({ name: "" }),
  );
  const sessions = useQuery(() => period(today().slice(0, 7), "liste", false));
  const known = () => placesOf(sessions.data?.meetings ?? [], new Set(lines().map(({ name }) => fold(name))));
  return (
    <Section title={words().rooms}>
      <p class="hint">{words().roomsHint}</p>
      <For each={lines()}>
        {(line, at) => (
          <div>
            <Field
              label={words().room(at() + 1)}
              name={`rooms.${at()}`}
              autocomplete="off"
              maxlength={300}
              initial={line.name}
            />
            <Button look="quiet" onClick={() => remove(at())}>
              {words().removeRoom(at() + 1)}
            </Button>
          </div>
        )}
      </For>
      <Show when={lines().length < ROOMS_MOST}>
        <div class="actions">
          <Button onClick={() => add()}>{words().addRoom}</Button>
          <For each={known()}>
            {(name) => (
              <Button look="quiet" onClick={() => add({ name })}>
                {words().addKnown(name)}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Field
        label={words().travel}
        hint={words().travelHint}
        name="travelMinutes"
        inputmode="numeric"
        autocomplete="off"
        trailing="min"
        initial={props.held.travelMinutes}
      />
    </Section>
  );
}
