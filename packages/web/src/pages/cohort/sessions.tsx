import { Match, Show, Switch } from "solid-js";
import { momentLong, timeRange } from "../../format/date.ts";
import { dayLong, together } from "../../format/index.ts";
import { placeOfHour } from "../../format/when.ts";
import { words as attendance } from "../../messages/attendance.ts";
import { words } from "../../messages/cohort-page.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton, OutsideLink } from "../../ui/button.tsx";
import { type Moment, Timeline } from "../../ui/timeline.tsx";
import { meetingName, nextOf } from "../home/meeting.ts";
import { RoomLink } from "../home/room-link.tsx";
import type { Session, Whole } from "./cohort.data.ts";
import { Expected } from "./expected.tsx";
import { createMarking } from "./marking.ts";
import { isClosed, isDue } from "./moment.ts";
import { markOf, marksOf, nameOf, peopleOf, wasThere } from "./presence.ts";
import { States } from "./states.tsx";

/** The cycle, in order: what was held, what is to be marked, what comes next. */
export function Sessions(props: { whole: Whole }) {
  const here = useFirm();
  const ordered = () => props.whole.sessions.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  const now = Date.now();
  const next = () => nextOf(ordered(), now)?.sessionID;
  // Who stands in for the coach has his session, and no say on the dates of the group.
  const leads = () => here.is("owner", "manager") || props.whole.cohort.coachID === here.firm.memberID;
  const moments = (): Moment[] =>
    ordered().map((session) => ({
      id: session.sessionID,
      state: stateOf(session, next(), now),
      title: <Title session={session} isNext={session.sessionID === next()} now={now} />,
      detail: <Detail session={session} whole={props.whole} />,
      actions: (
        <>
          <Room session={session} whole={props.whole} />
          <Switch>
            <Match when={session.status === "held"}>
              <Correct session={session} recorded={marksOf(props.whole, session.sessionID) !== undefined} />
            </Match>
            <Match when={session.status === "planned" && !isClosed(props.whole.cohort)}>
              <Acts session={session} now={now} leads={leads()} />
            </Match>
            <Match when={isToMakeUp(session, props.whole)}>
              <ChangeLink session={session} act="rattraper" label={words().sessions.makeUp} />
            </Match>
          </Switch>
        </>
      ),
    }));
  return (
    <div class="stack">
      <Show when={leads()}>
        <States whole={props.whole} />
      </Show>
      <div class="actions">
        <Show when={props.whole.cohort.coachID === here.firm.memberID}>
          <LinkButton href={here.path(`/groupe/${props.whole.cohort.cohortID}`)}>{meeting().room.space}</LinkButton>
        </Show>
        <Show when={leads() && !isClosed(props.whole.cohort)}>
          <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/sondage`)}>
            {words().sessions.poll}
          </LinkButton>
          <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/rattrapages`)}>
            {words().sessions.visits}
          </LinkButton>
          <Show when={here.is("owner", "manager") && next()}>
            <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/reporter`)}>
              {words().sessions.postpone}
            </LinkButton>
          </Show>
        </Show>
      </div>
      <Timeline label={words().sessions.title} moments={moments()} />
    </div>
  );
}

/** Who leads the session goes into its room from here; nobody else of the firm has a way in. */
function Room(props: { session: Session; whole: Whole }) {
  const here = useFirm();
  const cohort = () => props.whole.cohort;
  return (
    <Show when={props.session.coachID === here.firm.memberID}>
      <RoomLink firmID={here.firm.firmID} cohortID={cohort().cohortID} session={props.session} leads />
    </Show>
  );
}

function stateOf(session: Session, next: string | undefined, now: number): Moment["state"] {
  if (session.status === "held") return "done";
  if (session.status === "cancelled") return "dropped";
  if (session.sessionID === next) return "next";
  return isDue(session, now) ? "now" : "to-come";
}

function Title(props: { session: Session; isNext: boolean; now: number }) {
  return (
    <>
      <span>{meetingName(props.session)}</span>
      <Show when={props.session.status === "held"}>
        <Badge tone="good">{meeting().session.held}</Badge>
      </Show>
      <Show when={props.session.status === "cancelled"}>
        <Badge>{meeting().session.cancelled}</Badge>
      </Show>
      <Show
        when={isDue(props.session, props.now) && Date.parse(props.session.startsAt) <= props.now}
        fallback={props.isNext && <Badge tone="brand">{words().sessions.next}</Badge>}
      >
        <Badge tone="wait">{words().sessions.due}</Badge>
      </Show>
    </>
  );
}

/** Cancelled alone, its group going on, and no date instead yet. */
const isToMakeUp = ({ sessionID, cancelReason }: Session, { cohort, sessions }: Whole) =>
  cancelReason !== null && !isClosed(cohort) && sessions.every(({ makesUpFor }) => makesUpFor !== sessionID);

const madeUpFor = ({ makesUpFor }: Session, { sessions }: Whole) =>
  sessions.find(({ sessionID }) => sessionID === makesUpFor);

function ChangeLink(props: { session: Session; act?: string; label: string }) {
  const here = useFirm();
  const { cohortID, sessionID } = props.session;
  const address = () => ["/groupes", cohortID, "seances", sessionID, props.act].filter(Boolean).join("/");
  return (
    <LinkButton look="quiet" href={here.path(address())} aria-label={`${props.label} – ${meetingName(props.session)}`}>
      {props.label}
    </LinkButton>
  );
}

const endOf = ({ startsAt, minutes }: Session) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function Detail(props: { session: Session; whole: Whole }) {
  return (
    <>
      <p>
        <time datetime={props.session.startsAt}>
          {dayLong(props.session.startsAt)}, {timeRange(props.session.startsAt, endOf(props.session))}
          {placeOfHour(props.session)}
        </time>
        <Show when={props.session.place}>{(place) => <> · {place()}</>}</Show>
      </p>
      <Show when={props.session.status === "planned" && props.session.link}>
        {(link) => (
          <p>
            <OutsideLink href={link()} newWindow>
              {words().sessions.link}
            </OutsideLink>
          </p>
        )}
      </Show>
      <Show when={props.session.status === "planned"}>
        <Expected cohortID={props.whole.cohort.cohortID} sessionID={props.session.sessionID} />
      </Show>
      <Show when={props.session.status === "held"}>
        <p>
          <There whole={props.whole} session={props.session} />
        </p>
      </Show>
      <Show when={props.session.cancelReason}>
        {(reason) => <p class="hint">{words().sessions.cancelledBecause(reason())}</p>}
      </Show>
      <Show when={madeUpFor(props.session, props.whole)}>
        {(gone) => <p class="hint">{words().sessions.makesUpFor(momentLong(gone().startsAt))}</p>}
      </Show>
      <Show when={props.session.standIn}>
        {(one) => <p class="hint">{words().sessions.ledBy(one().name, one().forName)}</p>}
      </Show>
      <Show when={props.session.moved}>
        {(moved) => <p class="hint">{words().sessions.movedFrom(momentLong(moved().from), moved().reason)}</p>}
      </Show>
    </>
  );
}

/** `5 présents sur 6, absent : Marc Le Goff`; or that nobody said it. */
function There(props: { whole: Whole; session: Session }) {
  const marks = () => marksOf(props.whole, props.session.sessionID);
  const known = () =>
    peopleOf(props.whole, props.session).flatMap((person) => {
      const mark = markOf(marks(), person.enrolmentID);
      return mark ? [{ name: nameOf(person), there: wasThere(mark) }] : [];
    });
  const missing = () => known().filter(({ there }) => !there);
  return (
    <Show when={marks()} fallback={attendance().unrecorded}>
      {attendance().there(known().length - missing().length, known().length)}
      <Show when={missing().length > 0}>
        {`, ${attendance().missing(together(missing().map(({ name }) => name)), missing().length)}`}
      </Show>
    </Show>
  );
}

function Correct(props: { session: Session; recorded: boolean }) {
  const marking = createMarking();
  const name = () => meetingName(props.session);
  return (
    <Button
      look="quiet"
      onClick={() => marking.open(props.session.sessionID)}
      aria-label={props.recorded ? attendance().correctOf(name()) : attendance().recordOf(name())}
    >
      {props.recorded ? attendance().correct : attendance().record}
    </Button>
  );
}

function Acts(props: { session: Session; now: number; leads: boolean }) {
  const marking = createMarking();
  const isAhead = () => Date.parse(endOf(props.session)) > props.now;
  return (
    <>
      <Show when={isDue(props.session, props.now)}>
        <Button
          onClick={() => marking.open(props.session.sessionID)}
          aria-label={words().sessions.markOf(meetingName(props.session))}
        >
          {words().sessions.mark}
        </Button>
      </Show>
      <ChangeLink session={props.session} label={words().sessions.prepare} />
      <Show when={props.leads}>
        <ChangeLink session={props.session} act="deplacer" label={words().sessions.move} />
        <Show when={isAhead()}>
          <ChangeLink session={props.session} act="animation" label={words().sessions.standIn} />
        </Show>
        <ChangeLink session={props.session} act="annuler" label={words().sessions.cancel} />
      </Show>
    </>
  );
}
