import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { money, together } from "../../format/index.ts";
import { duration } from "../../format/number.ts";
import { words } from "../../messages/session-change.ts";
import { useFirm } from "../../shell/firm.ts";
import { Note } from "../../ui/page.tsx";
import type { Session } from "./cohort.data.ts";
import { type Act, type Touched, touchedBy } from "./session-change.data.ts";

interface Props {
  session: Session;
  act: Act;
  /** What follows whatever the date. */
  known: Touched;
  startsAt: string | undefined;
  minutes: number | undefined;
}

/** What a change touches, said again for each date that is thought of. */
export function Touches(props: Props) {
  const isDated = () => props.startsAt !== undefined || props.minutes !== undefined;
  return (
    <section class="section" aria-live="polite" aria-labelledby="touches">
      <h2 id="touches">{words().touches}</h2>
      <Show when={isDated()} fallback={<Lines {...props} of={props.known} />}>
        <Dated {...props} />
      </Show>
    </section>
  );
}

/** Until the answer for this date is there, what is known of any date stands. */
function Dated(props: Props) {
  const query = useQuery(() => touchedBy(props.session, props.act, props.startsAt, props.minutes));
  const of = () => query.data ?? props.known;
  return (
    <>
      <Show when={props.startsAt !== props.session.startsAt && of().obstacle}>
        {(obstacle) => <Note tone="wait">{words().obstacle[obstacle()]}</Note>}
      </Show>
      <Lines {...props} of={of()} />
    </>
  );
}

function Lines(props: Props & { of: Touched }) {
  const here = useFirm();
  const lines = () => [
    ...toldOf(props.act, props.of),
    ...pollOf(props.of),
    ...(props.act === "cancel" ? [words().attendance] : []),
    ...hoursOf(props.of),
    ...(here.is("owner", "manager") ? moneyOf(props.of) : []),
  ];
  return (
    <ul>
      <For each={lines()}>{(line) => <li>{line}</li>}</For>
    </ul>
  );
}

function toldOf(act: Act, { people, coachName, isInvited }: Touched): string[] {
  const names = [...people.map(({ name }) => name), coachName];
  const answered = people.filter(({ said }) => said !== "needsAction").length;
  return [
    words().told(together(names)),
    act === "makeUp" ? words().entry.made : isInvited ? words().entry.invited[act] : words().entry.later[act],
    ...(act !== "makeUp" && answered > 0 ? [words().answered(answered)] : []),
  ];
}

function pollOf({ poll }: Touched): string[] {
  if (!poll) return [];
  return [poll.left > 0 ? words().pollGoesOn(poll.left) : words().pollEnds];
}

function hoursOf({ gap }: Touched): string[] {
  if (!gap) return [];
  const { plannedMinutes, promisedMinutes, promisedDays } = gap;
  const hours = duration(promisedMinutes);
  return [words().hours(duration(plannedMinutes), promisedDays === null ? hours : words().days(promisedDays, hours))];
}

function moneyOf({ money: parts }: Touched): string[] {
  if (parts.length === 0) return [words().noMoney];
  return parts.map(({ kind, name, amount, before, after }) =>
    words().part[kind](name, money(amount), before ? dayPlain(before) : "", after ? dayPlain(after) : ""),
  );
}
