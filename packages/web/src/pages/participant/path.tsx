import { createMemo, For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { words as naming } from "../../messages/meeting-name.ts";
import { words } from "../../messages/participant.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Feed } from "../calendar/feed.tsx";
import { meetingName, nextOf } from "../home/meeting.ts";
import { NextSession } from "../home/next-session.tsx";
import { roomDoorOf } from "../home/room-door.ts";
import { RoomLink } from "../home/room-link.tsx";
import { type OwnPlan, ownPlans } from "../plan/plan.data.ts";
import { ownPath, type Step } from "./path.data.ts";
import { StepCard } from "./step-card.tsx";

/** The next meeting of any of my groups in which I have a seat. */
function nextAmong(steps: readonly Step[], now: number) {
  const all = steps
    .filter((step) => step.status === "accepted" && step.cohortStatus !== "cancelled")
    .flatMap((step) => step.sessions.map((session) => ({ ...session, step })));
  return nextOf(all, now);
}

/** What a participant has to know, and what his employer knows of it. */
export default function Path() {
  const query = useQuery(() => ownPath());
  const plans = useQuery(() => ({ ...ownPlans(), enabled: query.data?.enrolments.some(signedSomething) ?? false }));
  return (
    <>
      <PageHead title={words().title} />
      <Loaded
        of={query}
        isEmpty={(data) => data.enrolments.length === 0}
        empty={
          <Empty title={words().empty}>
            <p>{words().emptyBody}</p>
          </Empty>
        }
      >
        {(data) => <Steps steps={data().enrolments} plans={plans.data ?? []} />}
      </Loaded>
    </>
  );
}

/** Only who signed an agreement or a contract may have something to pay himself. */
const signedSomething = ({ documents }: Step) => documents.some(({ kind }) => kind === "contract");

function Steps(props: { steps: readonly Step[]; plans: readonly OwnPlan[] }) {
  const planOf = (step: Step) => props.plans.find(({ enrolmentID }) => enrolmentID === step.enrolmentID);
  const here = useFirm();
  const next = createMemo(() => nextAmong(props.steps, Date.now()));
  return (
    <div class="stack">
      <Show when={next()}>
        {(session) => (
          <NextSession
            title={meetingName(session())}
            sub={[
              session().step.cohortName,
              naming().modality[session().modality],
              ...[session().ledBy].flatMap((name) => (name ? [words().ledBy(name)] : [])),
            ].join(" · ")}
            startsAt={session().startsAt}
            zone={session().zone}
            minutes={session().minutes}
            place={session().place}
            link={session().link}
            placeKnown={false}
            actions={
              roomDoorOf(session(), Date.now()) && (
                <RoomLink
                  firmID={here.firm.firmID}
                  cohortID={session().step.cohortID}
                  session={session()}
                  leads={false}
                />
              )
            }
          />
        )}
      </Show>
      <For each={props.steps}>{(step) => <StepCard step={step} plan={planOf(step)} />}</For>
      <Feed />
      <Section title={words().seen}>
        <p>{words().seenBody}</p>
        <For each={props.steps.filter(({ status }) => status === "accepted")}>
          {(step) => (
            <p>
              <Link href={here.path(`/parcours/employeur/${step.cohortID}`)}>{words().seenLink(step.cohortName)}</Link>
            </p>
          )}
        </For>
        <p>
          <Link href={here.path("/mes-donnees")}>{words().ownData}</Link>
        </p>
        <Note>
          <p>{words().unseenBody}</p>
        </Note>
      </Section>
    </div>
  );
}
