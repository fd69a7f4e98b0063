import { useParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayLong, momentLong, timeRange } from "../../format/date.ts";
import { duration } from "../../format/index.ts";
import { instantOf, wallClockOf } from "../../format/wall-clock.ts";
import { locale } from "../../messages/locale.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as naming } from "../../messages/meeting-name.ts";
import { words } from "../../messages/prepare.ts";
import { type Here, useFirm } from "../../shell/firm.ts";
import { LinkButton, OutsideLink } from "../../ui/button.tsx";
import { Facts, Note, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { plusDays } from "../calendar/period.ts";
import { Missing } from "../error/missing.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { RoomLink } from "../home/room-link.tsx";
import { templates } from "../method/method.data.ts";
import type { Session, Whole } from "./cohort.data.ts";
import { Expected } from "./expected.tsx";
import { isClosed } from "./moment.ts";
import { OfGroup } from "./of-group.tsx";
import { type Line, type RunningOrder, runningOrder } from "./running-order.ts";

interface Props {
  whole: Whole;
  session: Session;
}

/** One session to come: when and where, its steps and what they take, its topics, what people are sent. */
export default function Prepare() {
  const params = useParams<{ session: string }>();
  const sessionIn = (whole: Whole) => whole.sessions.find(({ sessionID }) => sessionID === params.session);
  const titleIn = (whole: Whole) => {
    const one = sessionIn(whole);
    return one ? meetingName(one) : "";
  };
  return (
    <OfGroup title={titleIn} tab="seances">
      {(whole) => (
        <Show when={sessionIn(whole())} fallback={<Missing />}>
          {(session) => (
            <>
              <Where whole={whole()} session={session()} />
              <Steps session={session()} whole={whole()} />
              <Topics whole={whole()} session={session()} />
              <Show when={session().status === "planned"}>
                <Told whole={whole()} session={session()} />
              </Show>
            </>
          )}
        </Show>
      )}
    </OfGroup>
  );
}

const endOf = ({ startsAt, minutes }: Session) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

function Act(props: { session: Session; act: string; children: string }) {
  const here = useFirm();
  const { cohortID, sessionID } = props.session;
  return (
    <LinkButton href={here.path(`/groupes/${cohortID}/seances/${sessionID}/${props.act}`)}>{props.children}</LinkButton>
  );
}

/** Who stands in for the coach has his session, and no say on its date or its steps. */
const settles = (here: Here, { cohort }: Whole) => here.is("owner", "manager") || cohort.coachID === here.firm.memberID;

function Where(props: Props) {
  const here = useFirm();
  const facts = (): { label: string; value: JSX.Element }[] => [
    { label: words().day, value: dayLong(props.session.startsAt) },
    {
      label: words().hour,
      value: `${timeRange(props.session.startsAt, endOf(props.session))} (${duration(props.session.minutes)})`,
    },
    { label: words().place, value: props.session.place ?? naming().modality[props.session.modality] },
    { label: words().status, value: meeting().session[props.session.status] },
  ];
  return (
    <Section title={words().where}>
      <Facts facts={facts()} />
      <Show when={props.session.link}>
        {(link) => (
          <p>
            <OutsideLink href={link()} newWindow>
              {words().join}
            </OutsideLink>
          </p>
        )}
      </Show>
      <Show when={props.session.moved}>
        {(moved) => <p class="hint">{words().movedFrom(momentLong(moved().from), moved().reason)}</p>}
      </Show>
      <Show when={props.session.status === "planned" && !isClosed(props.whole.cohort) && settles(here, props.whole)}>
        <div class="actions">
          <Act session={props.session} act="deplacer">
            {words().move}
          </Act>
          <Act session={props.session} act="annuler">
            {words().cancel}
          </Act>
        </div>
      </Show>
    </Section>
  );
}

function Steps(props: Props) {
  const here = useFirm();
  const query = useQuery(() => templates);
  return (
    <Section
      title={words().steps}
      actions={
        <Show when={!isClosed(props.whole.cohort) && props.session.status === "planned" && settles(here, props.whole)}>
          <LinkButton look="quiet" href={here.path(`/groupes/${props.whole.cohort.cohortID}/deroule`)}>
            {words().changeSteps}
          </LinkButton>
        </Show>
      }
    >
      <Loaded of={query} rows={6}>
        {(all) => (
          <Show
            when={all().find(({ templateID }) => templateID === props.session.templateID)}
            fallback={<p>{words().noSteps}</p>}
          >
            {(template) => (
              <div class="stack">
                <p>{template().name[locale()]}</p>
                <Order order={runningOrder(template(), props.session.minutes)} />
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

const lineName = (line: Line) => (line.kind === "step" ? line.name[locale()] : words()[line.kind]);
const lineMinutes = (line: Line) =>
  line.kind === "step" && line.times > 1 ? words().times(line.times, duration(line.minutes)) : duration(line.minutes);

function Order(props: { order: RunningOrder }) {
  return (
    <>
      <Table
        caption={words().steps}
        columns={[
          { id: "step", head: words().step, cell: lineName },
          { id: "minutes", head: words().minutes, num: true, phone: "title", cell: lineMinutes },
        ]}
        rows={props.order.lines}
        foot={{ step: words().total, minutes: duration(props.order.minutes) }}
      />
      <Show when={props.order.topics !== null}>
        <p>{words().holds(props.order.topics ?? 0)}</p>
      </Show>
      <Show
        when={props.order.spare < 0}
        fallback={<p class="hint">{words().spare(duration(props.order.minutes), duration(props.order.spare))}</p>}
      >
        <Note tone="wait">{words().lacks(duration(-props.order.spare))}</Note>
      </Show>
    </>
  );
}

/** What the group brings is read in its own space, by who leads it and its peers. */
function Topics(props: Props) {
  const here = useFirm();
  const coaches = () => props.whole.cohort.coachID === here.firm.memberID;
  const leads = () => props.session.coachID === here.firm.memberID;
  return (
    <Section title={words().topics}>
      <Show when={coaches()} fallback={<p>{words().topicsApart}</p>}>
        <p>{words().topicsBody}</p>
      </Show>
      <Show when={coaches() || leads()}>
        <div class="actions">
          <Show when={coaches()}>
            <LinkButton href={here.path(`/groupe/${props.whole.cohort.cohortID}`)}>{words().toTopics}</LinkButton>
          </Show>
          <Show when={leads()}>
            <RoomLink firmID={here.firm.firmID} cohortID={props.whole.cohort.cohortID} session={props.session} leads />
          </Show>
        </div>
      </Show>
    </Section>
  );
}

const HOUR = "09:00";

/** The mails about this session, and who said that he comes. */
function Told(props: Props) {
  const at = (days: number) => {
    const { startsAt, zone } = props.session;
    return instantOf(plusDays(wallClockOf(startsAt, zone).day, -days), HOUR, zone);
  };
  return (
    <Section title={words().told}>
      <ul>
        <li>{words().summons(momentLong(at(7)))}</li>
        <li>{words().eve(momentLong(at(1)))}</li>
      </ul>
      <p class="hint">{words().toldHint}</p>
      <div class="actions">
        <Act session={props.session} act="message">
          {words().write}
        </Act>
      </div>
      <Expected cohortID={props.whole.cohort.cohortID} sessionID={props.session.sessionID} />
    </Section>
  );
}
