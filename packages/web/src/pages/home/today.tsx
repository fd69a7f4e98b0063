import { createMemo, For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { money, score } from "../../format/index.ts";
import { words } from "../../messages/home.ts";
import { useFirm } from "../../shell/firm.ts";
import { STAFF } from "../../shell/route.ts";
import { Note, Section } from "../../ui/page.tsx";
import { Empty, Retry, Rows } from "../../ui/state.tsx";
import { Figure } from "../../ui/value.tsx";
import { type FirmDay, groupsOf, nextOfCard, toDoOf } from "./day.ts";
import { FirstSteps } from "./first-steps.tsx";
import { Groups } from "./groups.tsx";
import { type Home, homeOf } from "./home.data.ts";
import { Soonest } from "./soonest.tsx";
import { StandsIn } from "./stands-in.tsx";
import { ToDoList } from "./to-do.tsx";

/** A person's day across the firms he works for: each is asked by itself, and one that fails hides no other. */
export function Today() {
  const here = useFirm();
  const mine = here.firms.filter((firm) => firm.roles.some((role) => STAFF.includes(role)));
  const asked = mine.map((firm) => ({ firm, query: useQuery(() => homeOf(firm.firmID)) }));
  const days = createMemo(() =>
    asked.flatMap(({ firm, query }): FirmDay[] =>
      query.isSuccess ? [{ firmID: firm.firmID, firmName: firm.name, home: query.data }] : [],
    ),
  );
  const current = () => days().find(({ firmID }) => firmID === here.firm.firmID)?.home;
  return (
    <div class="stack">
      <For each={asked}>
        {({ firm, query }) => (
          <Show when={query.isLoadingError}>
            <Show
              when={firm.firmID === here.firm.firmID}
              fallback={
                <Note tone="wait">
                  <p>{words().otherFailed(firm.name)}</p>
                </Note>
              }
            >
              <Retry error={query.error} again={() => query.refetch()} />
            </Show>
          </Show>
        )}
      </For>
      <Show when={days().length > 0} fallback={<Waiting pending={asked.some(({ query }) => query.isPending)} />}>
        <Day days={days()} several={mine.length > 1} current={current()} />
      </Show>
    </div>
  );
}

function Waiting(props: { pending: boolean }) {
  return (
    <Show when={props.pending}>
      <Rows />
    </Show>
  );
}

function Day(props: { days: readonly FirmDay[]; several: boolean; current: Home | undefined }) {
  const here = useFirm();
  const groups = createMemo(() => groupsOf(props.days, Date.now()));
  const soonest = () => groups().find((group) => nextOfCard(group, Date.now()));
  const isNew = () => props.current?.cards.length === 0 && here.is("owner", "manager");
  const toDo = createMemo(() => toDoOf(props.days));
  return (
    <>
      <StandsIn days={props.days} />
      <Show when={soonest()} keyed>
        {(group) => <Soonest group={group} several={props.several} />}
      </Show>
      <Show when={isNew()}>
        <FirstSteps />
      </Show>
      <Show when={!isNew() || toDo().length > 0}>
        <Section title={words().toDo}>
          <Show when={toDo().length > 0} fallback={<p class="hint">{words().nothingToDo}</p>}>
            <ToDoList items={toDo()} several={props.several} />
          </Show>
        </Section>
      </Show>
      <Show when={!isNew() && props.current?.money}>
        {(sums) => <Numbers money={sums()} satisfaction={props.current?.satisfaction ?? null} />}
      </Show>
      <Show when={groups().length > 0} fallback={<NoGroup hidden={isNew()} />}>
        <Section title={here.is("owner", "manager") ? words().groupsOfFirm : words().groups} bare>
          <Groups groups={groups()} several={props.several} />
        </Section>
      </Show>
    </>
  );
}

function NoGroup(props: { hidden: boolean }) {
  return (
    <Show when={!props.hidden}>
      <Empty title={words().noGroup}>
        <p>{words().noGroupBody}</p>
      </Empty>
    </Show>
  );
}

interface NumbersProps {
  money: NonNullable<Home["money"]>;
  satisfaction: Home["satisfaction"];
}

function Numbers(props: NumbersProps) {
  const late = () => (props.money.overdue > 0 ? { tone: "bad" as const } : {});
  return (
    <div class="figures">
      <Figure label={words().due} value={money(props.money.due)} hint={words().gross} />
      <Figure label={words().overdue} value={money(props.money.overdue)} hint={words().gross} {...late()} />
      <Figure
        label={words().satisfaction}
        value={props.satisfaction ? score(props.satisfaction.mean) : words().noFigure}
        hint={props.satisfaction ? words().answers(props.satisfaction.answers) : words().noAnswer}
      />
    </div>
  );
}
