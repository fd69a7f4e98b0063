import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import IShield from "~icons/lucide/shield-check";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-page.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link, LinkButton } from "../../ui/button.tsx";
import { byAddress, later } from "../../ui/later.tsx";
import { Note, PageHead } from "../../ui/page.tsx";
import { Loaded, Rows } from "../../ui/state.tsx";
import { type Tab, Tabs } from "../../ui/tabs.tsx";
import { cohortTone, meetingName } from "../home/meeting.ts";
import { cohortOf, type Whole } from "./cohort.data.ts";
import { createMarking } from "./marking.ts";
import { isClosed, isDue, isMarkable, isOver, isPending } from "./moment.ts";
import { Short } from "./short-note.tsx";
import { shortOf } from "./sister.ts";
import "./cohort.css";

const waiting = () => <Rows />;
const Sessions = byAddress(() => import("./sessions.tsx").then((part) => part.Sessions), waiting);
const People = byAddress(() => import("./people.tsx").then((part) => part.People), waiting);
const Satisfaction = byAddress(() => import("../report/of-cohort.tsx").then((part) => part.default), waiting);
const Documents = byAddress(() => import("./documents.tsx").then((part) => part.Documents), waiting);
const Settings = byAddress(() => import("./settings.tsx").then((part) => part.Settings), waiting);
const Attendance = byAddress(() => import("./attendance.tsx").then((part) => part.Attendance), waiting);
const AgreementNote = later(() => import("../order/agreement-note.tsx").then((part) => part.AgreementNote));
const AttendanceDialog = byAddress(() => import("./attendance-dialog.tsx").then((part) => part.AttendanceDialog));

/** One group. */
export default function Group() {
  const params = useParams();
  const query = useQuery(() => cohortOf(params.id ?? ""));
  return (
    <>
      <Show when={query.isPending || query.isLoadingError}>
        <PageHead title={words().group} crumbs={crumbs()} />
      </Show>
      <Loaded of={query} rows={<Rows count={8} />}>
        {(whole) => <Shown whole={whole()} />}
      </Loaded>
    </>
  );
}

function crumbs() {
  const here = useFirm();
  return [{ href: here.path("/groupes"), title: words().groups }];
}

function Shown(props: { whole: Whole }) {
  const here = useFirm();
  const marking = createMarking();
  const marked = () => props.whole.sessions.find((one) => one.sessionID === marking.sessionID() && isMarkable(one));
  const cohort = () => props.whole.cohort;
  const manages = here.is("owner", "manager");
  // Who stands in for the coach sees who comes to his session, and nothing else of the group.
  const standsIn = !manages && props.whole.cohort.coachID !== here.firm.memberID;
  const living = () => props.whole.enrolments.filter((one) => !isOver(one)).length;
  // Made once: a refetch must not draw a tab again under someone who types in it.
  const all: Tab[] = [
    {
      id: "seances",
      get title() {
        return words().sessions.title;
      },
      get count() {
        return props.whole.sessions.length;
      },
      body: () => <Sessions whole={props.whole} />,
    },
    {
      id: "participants",
      get title() {
        return words().people.title;
      },
      get count() {
        return living();
      },
      body: () => <People whole={props.whole} />,
    },
    {
      id: "presence",
      get title() {
        return words().attendance;
      },
      body: () => <Attendance whole={props.whole} />,
    },
    {
      id: "satisfaction",
      get title() {
        return words().satisfaction.title;
      },
      body: () => <Satisfaction cohortID={cohort().cohortID} />,
    },
    {
      id: "documents",
      get title() {
        return words().documents.title;
      },
      body: () => <Documents whole={props.whole} />,
    },
    ...(manages
      ? [
          {
            id: "reglages",
            get title() {
              return words().settings.title;
            },
            body: () => <Settings cohort={cohort()} />,
          },
        ]
      : []),
  ];
  const tabs = standsIn ? all.filter(({ id }) => id === "seances" || id === "presence") : all;
  return (
    <>
      <PageHead
        title={cohort().name}
        crumbs={crumbs()}
        sub={<Sub whole={props.whole} />}
        actions={<Primary whole={props.whole} />}
      />
      <Show when={cohort().cancelReason}>
        {(reason) => <Note tone="wait">{words().cancelledBecause(reason())}</Note>}
      </Show>
      <Note icon={<IShield aria-hidden="true" />}>{words().confidential}</Note>
      <Show when={manages && awaitsAgreements(props.whole)}>
        <AgreementNote cohortID={cohort().cohortID} />
      </Show>
      <Show when={shortOf(props.whole)}>{(short) => <Short cohortID={cohort().cohortID} {...short()} />}</Show>
      <Tabs label={words().tabs} tabs={tabs} />
      <Show when={marked()}>
        {(session) => <AttendanceDialog whole={props.whole} session={session()} onClose={marking.close} />}
      </Show>
    </>
  );
}

/** Nobody begins a training action before its agreements are signed: only a group that has not begun can wait for them. */
function awaitsAgreements({ cohort, sessions }: Whole): boolean {
  return cohort.nature === "training" && !isClosed(cohort) && sessions.every(({ status }) => status !== "held");
}

function Sub(props: { whole: Whole }) {
  const here = useFirm();
  const cohort = () => props.whole.cohort;
  const company = () => cohort().organizationName ?? words().everyone;
  const enrolled = () => props.whole.enrolments.filter((one) => one.status === "accepted").length;
  const pending = () => props.whole.enrolments.filter(isPending).length;
  return (
    <>
      <Badge tone={cohortTone[cohort().status]}>{meeting().cohort[cohort().status]}</Badge>
      <Show when={here.is("owner", "manager") && cohort().organizationID} fallback={<span>{company()}</span>}>
        {(id) => <Link href={here.path(`/entreprises/${id()}`)}>{company()}</Link>}
      </Show>
      <span>{cohort().coachName}</span>
      <span>{words().seats(enrolled(), pending(), cohort().seatsMax)}</span>
    </>
  );
}

/** What is to do now: mark the session that took place, else fill the group. */
function Primary(props: { whole: Whole }) {
  const here = useFirm();
  const marking = createMarking();
  const due = () => props.whole.sessions.find((session) => isDue(session, Date.now()));
  const takesPeople = () => here.is("owner", "manager") && !isClosed(props.whole.cohort);
  return (
    <Show
      when={due()}
      fallback={
        <Show when={takesPeople()}>
          <LinkButton look="primary" href={here.path(`/groupes/${props.whole.cohort.cohortID}/inscrire`)}>
            {words().people.enrol}
          </LinkButton>
        </Show>
      }
    >
      {(session) => (
        <Button look="primary" onClick={() => marking.open(session().sessionID)}>
          {words().hold(meetingName(session()))}
        </Button>
      )}
    </Show>
  );
}
