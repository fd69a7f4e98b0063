import { createSignal, For, Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { money } from "../../format/index.ts";
import { words } from "../../messages/cohort-page.ts";
import { words as enrolment } from "../../messages/enrolment.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { byAddress } from "../../ui/later.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { enrolmentTone } from "../home/meeting.ts";
import { CharterButton } from "./charter-button.tsx";
import { type Enrolment, remind, remove, type Whole } from "./cohort.data.ts";
import { isClosed, isOver } from "./moment.ts";

const Cancellations = byAddress(() => import("./cancellations.tsx").then((part) => part.Cancellations));

/** What the form of a funding file begins with. */
const fundedBy = ({ cohort: { cohortID, organizationID } }: Whole) =>
  `groupe=${cohortID}${organizationID ? `&client=${organizationID}` : ""}`;

const nameOf = ({ given, family }: Enrolment) => `${given} ${family}`;

/** Who is in the group, who waits for a seat, who has left. */
export function People(props: { whole: Whole }) {
  const here = useFirm();
  const [leaving, setLeaving] = createSignal<Enrolment>();
  const [planned, setPlanned] = createSignal<Enrolment>();
  const planOf = onAct(() => import("./plan-dialog.tsx").then((part) => part.PlanDialog));
  const plan = (one: Enrolment, act: Event) => {
    setPlanned(one);
    planOf.open(act);
  };
  const all = () => props.whole.enrolments;
  const seated = () => all().filter((one) => !isOver(one) && one.status !== "waiting");
  const waiting = () => all().filter((one) => one.status === "waiting");
  const missing = () => props.whole.cohort.seatsMin - props.whole.cohort.seatsTaken;
  const open = () => !isClosed(props.whole.cohort);
  const enrolButton = () => (
    <Show when={here.is("owner", "manager") && open()}>
      <LinkButton href={here.path(`/groupes/${props.whole.cohort.cohortID}/inscrire`)}>
        {words().people.enrol}
      </LinkButton>
    </Show>
  );
  const list = (title: string, rows: readonly Enrolment[]) => (
    <Show when={rows.length > 0}>
      <List whole={props.whole} title={title} rows={rows} onLeave={setLeaving} onPlan={plan} />
    </Show>
  );
  return (
    <div class="stack">
      <Show
        when={all().length > 0}
        fallback={
          <Empty title={words().people.empty} action={enrolButton()}>
            <p>{words().people.emptyBody}</p>
          </Empty>
        }
      >
        <div class="row-between">
          <p class="hint">
            <Show when={open() && missing() > 0}>{words().people.missing(missing())}</Show>
          </p>
          <div class="actions">
            <Show when={open()}>
              <CharterButton whole={props.whole} />
            </Show>
            <Show when={here.is("owner", "manager") && seated().length > 0}>
              <LinkButton href={here.path(`/financements/nouveau?${fundedBy(props.whole)}`)}>
                {words().people.fund}
              </LinkButton>
            </Show>
            {enrolButton()}
          </div>
        </div>
        {list(words().people.seated, seated())}
        {list(words().people.waiting, waiting())}
        {list(words().people.gone, all().filter(isOver))}
      </Show>
      <Show when={planned()} keyed>
        {(one) => <planOf.Part enrolment={one} cohortID={props.whole.cohort.cohortID} />}
      </Show>
      <Show when={here.is("owner", "manager") && all().some(isOver)}>
        <Cancellations cohortID={props.whole.cohort.cohortID} />
      </Show>
      <Leaving enrolment={leaving()} cohortID={props.whole.cohort.cohortID} onClose={() => setLeaving(undefined)} />
    </div>
  );
}

interface ListProps {
  whole: Whole;
  title: string;
  rows: readonly Enrolment[];
  onLeave: (one: Enrolment) => void;
  onPlan: (one: Enrolment, act: Event) => void;
}

function List(props: ListProps) {
  const here = useFirm();
  const acts = () => here.is("owner", "manager") && !isClosed(props.whole.cohort) && !props.rows.every(isOver);
  const columns = (): Column<Enrolment>[] => [
    { id: "name", head: words().people.name, cell: (one) => <Name one={one} /> },
    { id: "payer", head: words().people.payer, cell: (one) => <Payers one={one} onPlan={props.onPlan} /> },
    { id: "status", head: words().people.status, cell: (one) => <Status one={one} /> },
    { id: "dates", head: words().people.dates, cell: (one) => <Dates one={one} /> },
    { id: "charter", head: words().people.charter, cell: (one) => <Charter one={one} /> },
  ];
  return (
    <div class="section">
      <h2>{props.title}</h2>
      <Table
        caption={props.title}
        columns={columns()}
        rows={props.rows}
        {...(acts() && {
          actions: (one: Enrolment) => <Acts {...props} one={one} cohortID={props.whole.cohort.cohortID} />,
        })}
      />
    </div>
  );
}

function Name(props: { one: Enrolment }) {
  return (
    <>
      {nameOf(props.one)}
      <p class="hint">{[props.one.job, props.one.email].filter(Boolean).join(" · ")}</p>
    </>
  );
}

/** One payer by his name; of several, each with his part; an individual with his schedule. */
function Payers(props: Pick<ListProps, "onPlan"> & { one: Enrolment }) {
  const here = useFirm();
  return (
    <>
      <Show when={props.one.payers.length > 1} fallback={props.one.payers.map(({ name }) => name).join(", ")}>
        <For each={props.one.payers}>{(payer) => <p>{words().people.part(payer.name, money(payer.net))}</p>}</For>
      </Show>
      <Show when={props.one.agreement?.kind === "contract" && here.is("owner", "manager")}>
        <p>
          <Button
            look="quiet"
            onClick={(act) => props.onPlan(props.one, act)}
            aria-label={words().people.planOf(nameOf(props.one))}
          >
            {words().people.plan}
          </Button>
        </p>
      </Show>
    </>
  );
}

function Status(props: { one: Enrolment }) {
  return (
    <>
      <Badge tone={enrolmentTone[props.one.status]}>{meeting().enrolment[props.one.status]}</Badge>
      <Show when={props.one.status === "held" && props.one.withdrawalUntil}>
        {(until) => <p class="hint">{words().people.until(dayPlain(until()))}</p>}
      </Show>
      <Show when={props.one.origin === "visitor"}>
        <p class="hint">{enrolment().visitor}</p>
      </Show>
    </>
  );
}

function Dates(props: { one: Enrolment }) {
  return (
    <Show when={props.one.datesCommittedAt ?? props.one.acceptedAt} fallback={words().people.notAccepted}>
      {(at) => words().people.accepted(dayPlain(at()))}
    </Show>
  );
}

function Charter(props: { one: Enrolment }) {
  return (
    <Show when={props.one.charterSigned} fallback={words().people.notSigned}>
      <Show when={props.one.charterSignedAt} fallback={words().people.signed}>
        {(at) => words().people.signedOn(dayPlain(at()))}
      </Show>
    </Show>
  );
}

type ActsProps = Pick<ListProps, "onLeave"> & { one: Enrolment; cohortID: string };

/** Whose payers may still be said otherwise: an individual's contract binds him. */
const hasPayers = ({ status, agreement }: Enrolment) =>
  agreement?.kind !== "contract" && (status === "invited" || status === "accepted" || status === "waiting");

function Acts(props: ActsProps) {
  const here = useFirm();
  const seat = (act: string) => here.path(`/groupes/${props.cohortID}/places/${props.one.enrolmentID}/${act}`);
  const name = () => nameOf(props.one);
  const again = createCommand({
    send: (_: undefined, key) => remind({ cohortID: props.cohortID, enrolmentID: props.one.enrolmentID }, key),
    done: () => toast(words().people.reminded(name())),
  });
  return (
    <>
      <Show when={props.one.status === "invited"}>
        <Button
          look="quiet"
          pending={again.pending()}
          onClick={() => void again.run(undefined)}
          aria-label={words().people.remindOf(name())}
        >
          {words().people.remind}
        </Button>
      </Show>
      <Show when={hasPayers(props.one)}>
        <LinkButton look="quiet" href={seat("payeurs")} aria-label={words().people.payOf(name())}>
          {words().people.pay}
        </LinkButton>
      </Show>
      <Show when={!isOver(props.one) && props.one.status !== "waiting"}>
        <LinkButton look="quiet" href={seat("changer")} aria-label={words().people.changeOf(name())}>
          {words().people.change}
        </LinkButton>
      </Show>
      <Show when={props.one.status === "waiting"}>
        <Button look="quiet" onClick={() => props.onLeave(props.one)} aria-label={words().people.removeOf(name())}>
          {words().people.remove}
        </Button>
      </Show>
    </>
  );
}

function Leaving(props: { enrolment: Enrolment | undefined; cohortID: string; onClose: () => void }) {
  const leave = createCommand({
    send: ({ enrolmentID }: Enrolment, key) => remove({ cohortID: props.cohortID, enrolmentID }, key),
    done: (_, one) => {
      toast(words().people.removed(nameOf(one)));
      props.onClose();
    },
  });
  return (
    <Confirm
      open={props.enrolment !== undefined}
      onClose={props.onClose}
      title={props.enrolment ? words().people.removeTitle(nameOf(props.enrolment)) : ""}
      act={words().people.removeAct}
      danger
      pending={leave.pending()}
      onAct={() => props.enrolment && void leave.run(props.enrolment)}
    >
      <p>{words().people.removeBody}</p>
    </Confirm>
  );
}
