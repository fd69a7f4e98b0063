import { createMemo, For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayPlain, duration, momentShort, together } from "../../format/index.ts";
import { byClocksOf } from "../../format/zone.ts";
import { locale } from "../../messages/locale.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words } from "../../messages/sponsor.ts";
import { Badge } from "../../ui/badge.tsx";
import { OutsideLink } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { Feed } from "../calendar/feed.tsx";
import { OwnCertificates } from "../certificate/own.tsx";
import { reviewPath } from "../document/document.data.ts";
import { OwnPapers } from "../document/own.tsx";
import { OwnFraming } from "../framing/own.tsx";
import { cohortTone, meetingName, nextOf, sessionSaid } from "../home/meeting.ts";
import { Chain } from "./chain.tsx";
import { People } from "./people-table.tsx";
import { Results } from "./results.tsx";
import { type Watched, watched } from "./space.data.ts";
import "./sponsor.css";

/** What a sponsor follows, and the sentence that says what he does not see and why. */
export default function Space() {
  const query = useQuery(() => watched());
  return (
    <>
      <PageHead title={words().title} />
      <Note>
        <p>{words().hidden}</p>
        <p class="hint">{words().hiddenWhy}</p>
      </Note>
      <Loaded
        of={query}
        isEmpty={(data) => data.cohorts.length === 0}
        empty={
          <Empty title={words().empty}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <div class="stack watched">
            <For each={data().cohorts}>{(cohort) => <Group of={cohort} />}</For>
            <Feed watches />
          </div>
        )}
      </Loaded>
    </>
  );
}

function Group(props: { of: Watched }) {
  const held = () => props.of.sessions.filter(({ status }) => status === "held").length;
  const total = () => props.of.sessions.filter(({ status }) => status !== "cancelled").length;
  return (
    <section class="stack" aria-label={props.of.name}>
      <header class="group-head">
        <h2>{props.of.name}</h2>
        <p>{words().with(props.of.programmeTitle, props.of.coachName)}</p>
        <div class="group-state">
          <Badge tone={cohortTone[props.of.status]}>{meeting().cohort[props.of.status]}</Badge>
          <Progress label={words().held} value={held()} max={total()} shown={meeting().heldOf(held(), total())} />
        </div>
      </header>
      <div class="columns even">
        <Section title={words().dates} about={props.of.name} bare>
          <Dates sessions={props.of.sessions} people={props.of.people} />
        </Section>
        <div class="stack">
          <Section title={words().people} about={props.of.name} bare>
            <Show when={props.of.people.length > 0} fallback={<p class="hint">{words().noPeople}</p>}>
              <People caption={words().peopleOf(props.of.name)} people={props.of.people} />
            </Show>
          </Section>
          <Section title={words().results} about={props.of.name}>
            <Results cohortID={props.of.cohortID} />
          </Section>
          <OwnFraming cohortID={props.of.cohortID} about={props.of.name} />
          <Chain cohortID={props.of.cohortID} about={props.of.name} />
          <OwnPapers cohortID={props.of.cohortID} about={props.of.name} />
          <OwnCertificates cohortID={props.of.cohortID} about={props.of.name} />
          <Show when={props.of.review}>
            {(review) => (
              <Section title={words().review} about={props.of.name}>
                <p class="hint">{words().reviewHint(dayPlain(review().at))}</p>
                <For each={review().lines}>{(line) => <p class="passage">{line}</p>}</For>
                <p>
                  <OutsideLink href={reviewPath(props.of.cohortID, locale())} newWindow>
                    {words().reviewPaper}
                  </OutsideLink>
                </p>
              </Section>
            )}
          </Show>
        </div>
      </div>
    </section>
  );
}

function Dates(props: Pick<Watched, "sessions" | "people">) {
  const next = createMemo(() => nextOf(props.sessions, Date.now())?.sessionID);
  const stateOf = ({ status, sessionID }: Watched["sessions"][number]) => {
    if (status === "cancelled") return "dropped" as const;
    if (status === "held") return "done" as const;
    return sessionID === next() ? ("next" as const) : ("to-come" as const);
  };
  return (
    <Show when={props.sessions.length > 0} fallback={<p class="hint">{words().noDates}</p>}>
      <Timeline
        label={words().dates}
        moments={props.sessions.map((session) => ({
          id: session.sessionID,
          state: stateOf(session),
          title: meetingName(session),
          detail: (
            <>
              <time datetime={session.startsAt}>{byClocksOf(session.zone, () => momentShort(session.startsAt))}</time> ·{" "}
              {duration(session.minutes)}
              <There sessionID={session.sessionID} people={props.people} />
            </>
          ),
          actions: (
            <Badge tone={session.status === "held" ? "good" : "neutral"}>{sessionSaid(session, Date.now())}</Badge>
          ),
        }))}
      />
    </Show>
  );
}

/** Who of his own people was there, and who was not: no reason, no excuse. */
function There(props: { sessionID: string; people: Watched["people"] }) {
  const seen = () =>
    props.people.flatMap(({ given, family, presences }) => {
      const found = presences.find(({ sessionID }) => sessionID === props.sessionID);
      return found ? [{ name: `${given} ${family}`, seen: found.seen }] : [];
    });
  const of = (state: "present" | "absent") => seen().filter((one) => one.seen === state);
  const recorded = () => of("present").length + of("absent").length;
  return (
    <Show when={seen().length > 0}>
      <p>
        <Show when={recorded() > 0} fallback={words().unrecorded}>
          {words().there(of("present").length, recorded())}
          <Show when={of("absent").length > 0}>
            {`, ${words().missing(together(of("absent").map(({ name }) => name)), of("absent").length)}`}
          </Show>
        </Show>
      </p>
    </Show>
  );
}
