import { For, Show } from "solid-js";
import { dayPlain, momentShort } from "../../format/date.ts";
import { words } from "../../messages/attendance.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { meetingName, presenceTone } from "../home/meeting.ts";
import type { Session, Whole } from "./cohort.data.ts";
import {
  byName,
  correctionsOf,
  madeUpAt,
  markOf,
  marksOf,
  nameOf,
  type Person,
  peopleOf,
  told,
  wasThere,
} from "./presence.ts";

/** Who was at which session, for the coach and the firm: a line a person, a column a session held. */
export function Attendance(props: { whole: Whole }) {
  const held = () =>
    props.whole.sessions
      .filter(({ status }) => status === "held")
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  const people = () => {
    const shown = new Set(held().flatMap((session) => peopleOf(props.whole, session)));
    return [...shown].sort(byName);
  };
  const columns = (): Column<Person>[] => [
    { id: "name", head: meeting().person, cell: nameOf },
    ...held().map((session) => ({
      id: session.sessionID,
      head: shortName(session),
      cell: (one: Person) => <Cell whole={props.whole} session={session} one={one} />,
    })),
    { id: "total", head: words().total, num: true, cell: (one) => totalOf(props.whole, held(), one) },
  ];
  return (
    <div class="stack">
      <Sheets sessions={props.whole.sessions} />
      <Show
        when={held().length > 0}
        fallback={
          <Empty title={words().empty}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        <p class="hint">{words().legend}</p>
        <Table caption={words().title} columns={columns()} rows={people()} />
        <Corrections whole={props.whole} />
      </Show>
    </div>
  );
}

/** The sheets to sign: of what was held or begins today, by date; the others come with their day. */
function Sheets(props: { sessions: readonly Session[] }) {
  const here = useFirm();
  const soon = () => new Date(Date.now() + SOON_MS).toISOString();
  const shown = () =>
    props.sessions
      .filter(({ status, startsAt }) => status === "held" || (status === "planned" && startsAt < soon()))
      .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  return (
    <Show when={shown().length > 0}>
      <Section title={words().sheets}>
        <p class="hint">{words().sheetsHint}</p>
        <div class="actions">
          <For each={shown()}>
            {(session) => (
              <LinkButton href={here.path(`/groupes/${session.cohortID}/emargement/${session.sessionID}`)}>
                {meetingName(session)}
              </LinkButton>
            )}
          </For>
        </div>
      </Section>
    </Show>
  );
}

const SOON_MS = 24 * 3_600_000;

function shortName({ kind, number }: Session): string {
  const short = words().short;
  if (kind === "kickoff" || kind === "review" || kind === "discovery") return short[kind];
  return short.regular(number);
}

/** Recorded sessions alone: one that nobody recorded is no absence. */
function totalOf(whole: Whole, held: readonly Session[], { enrolmentID }: Person): string {
  const known = held.flatMap(({ sessionID }) => {
    const mark = markOf(marksOf(whole, sessionID), enrolmentID);
    const isMadeUp = madeUpAt(whole, sessionID, enrolmentID) !== undefined;
    return mark || isMadeUp ? [isMadeUp || (mark !== undefined && wasThere(mark))] : [];
  });
  return meeting().presentAt(known.filter(Boolean).length, known.length);
}

function Cell(props: { whole: Whole; session: Session; one: Person }) {
  const marks = () => marksOf(props.whole, props.session.sessionID);
  const mark = () => markOf(marks(), props.one.enrolmentID);
  return (
    <Show
      when={mark()}
      fallback={<span class="hint">{marks() ? words().notMember : meeting().presence.unrecorded}</span>}
    >
      {(known) => (
        <>
          <Badge tone={presenceTone[known().presence]}>{told(known())}</Badge>
          <Show when={known().reason}>{(reason) => <p class="hint">{reason()}</p>}</Show>
          <Show when={madeUpAt(props.whole, props.session.sessionID, props.one.enrolmentID)}>
            {(at) => <p class="hint">{words().madeUp(dayPlain(at()))}</p>}
          </Show>
        </>
      )}
    </Show>
  );
}

/** What was said first stays readable, with who changed it and when. */
function Corrections(props: { whole: Whole }) {
  const all = () => correctionsOf(props.whole);
  return (
    <Show when={all().length > 0}>
      <Section title={words().history}>
        <ul class="plain-list">
          <For each={all()}>
            {({ session, who, before, after }) => (
              <li>
                <p>
                  <strong>{words().corrected(who, meetingName(session))}</strong> –{" "}
                  {words().changed(told(after), told(before))}
                </p>
                <p class="hint">{words().signed(after.byName, momentShort(after.at))}</p>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
