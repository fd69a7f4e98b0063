import { createMemo, For, Match, Show, Switch } from "solid-js";
import { dayPlain, duration, momentShort } from "../../format/index.ts";
import { whenOf } from "../../format/when.ts";
import { words as framing } from "../../messages/framing.ts";
import { locale } from "../../messages/locale.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words } from "../../messages/participant.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton, OutsideLink } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { reviewPath } from "../document/document.data.ts";
import { FramingText, SignedBy } from "../framing/own.tsx";
import { enrolmentTone, meetingName, nextOf, presenceTone, sessionSaid } from "../home/meeting.ts";
import { roomDoorOf } from "../home/room-door.ts";
import { RoomLink } from "../home/room-link.tsx";
import type { OwnPlan } from "../plan/plan.data.ts";
import type { Step } from "./path.data.ts";
import { Payments } from "./payments.tsx";
import "./participant.css";

/** One group of mine: the answer it waits for, its dates, its people, its charter, its documents. */
export function StepCard(props: { step: Step; plan?: OwnPlan | undefined }) {
  const here = useFirm();
  const taken = () => props.step.status === "accepted";
  return (
    <section class="stack" aria-label={props.step.cohortName}>
      <header class="step-head">
        <h2>{props.step.cohortName}</h2>
        <p>
          {props.step.programmeTitle}, {props.step.amongPeers ? words().amongPeers : words().with(props.step.coachName)}
        </p>
        <Badge tone={enrolmentTone[props.step.status]}>{meeting().enrolment[props.step.status]}</Badge>
      </header>
      <Awaited step={props.step} />
      <Show when={taken()}>
        <div class="actions">
          <LinkButton href={here.path(`/groupe/${props.step.cohortID}`)}>{words().groupSpace}</LinkButton>
          <Show when={props.step.amongPeers}>
            <LinkButton href={here.path(`/groupe/${props.step.cohortID}/rencontres`)}>{words().meetings}</LinkButton>
          </Show>
          <LinkButton href={here.path(`/groupe/${props.step.cohortID}/carnet`)}>{words().journal}</LinkButton>
          <LinkButton href={here.path(`/parcours/employeur/${props.step.cohortID}`)}>{words().employer}</LinkButton>
          <Show when={props.step.makeUpPath}>
            {(href) => (
              <OutsideLink href={href()} look="plain">
                {props.step.makeUps.length > 0 ? words().makeUp.see : words().makeUp.ask}
              </OutsideLink>
            )}
          </Show>
        </div>
      </Show>
      <div class="columns">
        <Dates step={props.step} />
        <div class="stack">
          <Show when={taken()}>
            <Peers names={props.step.peers} about={props.step.cohortName} />
            <Charter step={props.step} />
          </Show>
          <Show when={props.step.review}>
            {(review) => (
              <Section title={words().review} about={props.step.cohortName}>
                <p class="hint">{words().reviewHint(dayPlain(review().at))}</p>
                <For each={review().lines}>{(line) => <p class="passage">{line}</p>}</For>
                <p>
                  <OutsideLink href={reviewPath(props.step.cohortID, locale())} newWindow>
                    {words().reviewPaper}
                  </OutsideLink>
                </p>
              </Section>
            )}
          </Show>
          <Show when={props.step.framing}>
            {(note) => (
              <Section title={framing().own} about={props.step.cohortName}>
                <p class="hint">{words().framingHint}</p>
                <FramingText of={note()} />
                <SignedBy of={note().signedBy} />
                <Show when={!note().isRead && pathOf(props.step, "enrolment")}>
                  {(href) => <OutsideLink href={href()}>{words().framingToRead}</OutsideLink>}
                </Show>
              </Section>
            )}
          </Show>
          <Documents documents={props.step.documents} about={props.step.cohortName} />
        </div>
      </div>
      <Show when={props.plan}>{(plan) => <Payments plan={plan()} about={props.step.cohortName} />}</Show>
    </section>
  );
}

const pathOf = (step: Step, kind: Step["documents"][number]["kind"]) =>
  step.documents.find((document) => document.kind === kind)?.path;

function Awaited(props: { step: Step }) {
  return (
    <Switch>
      <Match when={props.step.status === "invited"}>
        <Note tone="wait">
          <p>{words().toAnswer}</p>
          <Show when={pathOf(props.step, "enrolment")}>
            {(href) => (
              <p>
                <OutsideLink href={href()}>{words().answer}</OutsideLink>
              </p>
            )}
          </Show>
        </Note>
      </Match>
      <Match when={props.step.status === "waiting"}>
        <Note tone="wait">
          <p>{words().onWaitingList}</p>
        </Note>
      </Match>
      <Match when={props.step.status === "held"}>
        <Note>
          <p>{words().seatHeld}</p>
        </Note>
      </Match>
    </Switch>
  );
}

function Dates(props: { step: Step }) {
  const next = createMemo(() => nextOf(props.step.sessions, Date.now())?.sessionID);
  const stateOf = (session: Step["sessions"][number]) => {
    if (session.status === "cancelled") return "dropped" as const;
    if (session.sessionID === next()) return "next" as const;
    return session.status === "held" || session.startsAt < new Date().toISOString() ? "done" : "to-come";
  };
  return (
    <Section title={words().dates} about={props.step.cohortName} bare>
      <Presence tally={props.step.tally} />
      <Show when={props.step.sessions.length > 0} fallback={<p class="hint">{words().noDates}</p>}>
        <Timeline
          label={words().dates}
          moments={props.step.sessions.map((session) => ({
            id: session.sessionID,
            state: stateOf(session),
            title: meetingName(session),
            detail: (
              <>
                <time datetime={session.startsAt}>{whenOf(session, momentShort)}</time> · {duration(session.minutes)}
                <Show when={session.place}>{(place) => <> · {place()}</>}</Show>
                <Show when={session.ledBy}>{(name) => <> · {words().ledBy(name())}</>}</Show>
                <MakeUp step={props.step} sessionID={session.sessionID} />
              </>
            ),
            actions: <State session={session} />,
          }))}
        />
      </Show>
    </Section>
  );
}

/** What I do instead of a session that I miss. */
function MakeUp(props: { step: Step; sessionID: string }) {
  const here = useFirm();
  const found = () => props.step.makeUps.find((one) => one.missedID === props.sessionID);
  return (
    <Show when={found()}>
      {(one) => (
        <>
          <p class="hint">
            <Badge tone={one().status === "confirmed" ? "good" : "neutral"}>
              {one().wasThere ? words().makeUp.done : words().makeUp.states[one().status]}
            </Badge>{" "}
            {words().makeUp.at(one().name, whenOf(one(), momentShort))}
          </p>
          <Show when={isRoomAhead(one())}>
            <RoomLink firmID={here.firm.firmID} cohortID={one().cohortID} session={datesOf(one())} leads={false} />
          </Show>
        </>
      )}
    </Show>
  );
}

const datesOf = ({ sessionID, startsAt, minutes, zone }: Step["makeUps"][number]) => ({
  sessionID,
  startsAt,
  minutes,
  zone,
});

/** A guest goes into the room of that session while it is open, and not again. */
function isRoomAhead({ status, startsAt, minutes }: Step["makeUps"][number]): boolean {
  const door = status === "confirmed" ? roomDoorOf({ startsAt, minutes }, Date.now()) : undefined;
  return door === "early" || door === "now";
}

function Presence(props: { tally: Step["tally"] }) {
  return (
    <Show when={props.tally.recorded > 0}>
      <p>
        {words().present(props.tally.present, props.tally.recorded)}
        <Show when={props.tally.unrecorded > 0}>
          <span class="hint"> {meeting().unrecorded(props.tally.unrecorded)}</span>
        </Show>
      </p>
    </Show>
  );
}

/** Once a session is held, whether I was counted there. */
function State(props: { session: Step["sessions"][number] }) {
  const held = () => (props.session.status === "held" ? "good" : "neutral");
  return (
    <Show
      when={props.session.presence}
      fallback={<Badge tone={held()}>{sessionSaid(props.session, Date.now())}</Badge>}
    >
      {(presence) => (
        <Badge tone={presenceTone[presence()]}>
          {props.session.lateMinutes === null
            ? meeting().presence[presence()]
            : words().lateBy(props.session.lateMinutes)}
        </Badge>
      )}
    </Show>
  );
}

function Peers(props: { names: readonly string[]; about: string }) {
  return (
    <Section title={words().group} about={props.about}>
      <Show when={props.names.length > 0} fallback={<p class="hint">{words().groupAlone}</p>}>
        <p class="hint">{words().peers(props.names.length)}</p>
        <ul class="peers">
          <For each={props.names}>{(name) => <li>{name}</li>}</For>
        </ul>
      </Show>
    </Section>
  );
}

function Charter(props: { step: Step }) {
  const charter = () => props.step.charter;
  const toSign = () => (charter().signedAt ? undefined : pathOf(props.step, "charter"));
  return (
    <Section title={words().charter} about={props.step.cohortName}>
      <Switch fallback={<p class="hint">{words().charterLater}</p>}>
        <Match when={charter().signedAt}>
          {(at) => <p>{words().charterSigned(dayPlain(at()), charter().signedAs ?? "")}</p>}
        </Match>
        <Match when={toSign()}>
          {(href) => (
            <>
              <Note tone="wait">
                <p>{words().charterToSign}</p>
              </Note>
              <div class="actions">
                <OutsideLink href={href()} look="primary">
                  {words().sign}
                </OutsideLink>
              </div>
            </>
          )}
        </Match>
      </Switch>
      <Show when={charter().articles.length > 0}>
        <details class="articles">
          <summary>{words().read}</summary>
          <ol>
            <For each={charter().articles}>{(article) => <li>{article}</li>}</For>
          </ol>
        </details>
      </Show>
    </Section>
  );
}

function Documents(props: { documents: Step["documents"]; about: string }) {
  return (
    <Section title={words().documents} about={props.about}>
      <Show when={props.documents.length > 0} fallback={<p class="hint">{words().noDocuments}</p>}>
        <ul class="documents">
          <For each={props.documents}>
            {(document) => (
              <li>
                <OutsideLink href={document.path}>{words().document[document.kind]}</OutsideLink>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
