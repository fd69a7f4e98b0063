import { For, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Whole } from "../cohort/cohort.data.ts";
import { OfGroup } from "../cohort/of-group.tsx";
import { FramingNotes } from "../framing/of-group.tsx";
import { generate, KINDS, type Papers, papersOf } from "./document.data.ts";
import { Handouts } from "./handouts.tsx";
import { PaperList } from "./paper-list.tsx";

/** A group's documents: prepared from the firm's wordings, handed out, seen, signed. */
export default function GroupDocuments() {
  return (
    <OfGroup title={() => words().title} tab="documents">
      {(whole) => <Shown whole={whole()} />}
    </OfGroup>
  );
}

function Shown(props: { whole: Whole }) {
  const cohortID = () => props.whole.cohort.cohortID;
  const query = useQuery(() => papersOf(cohortID()));
  return (
    <Loaded of={query} rows={6}>
      {(papers) => (
        <div class="stack">
          <Prepared cohortID={cohortID()} papers={papers()} />
          <Handouts cohortID={cohortID()} papers={papers()} />
          <FramingNotes cohortID={cohortID()} clients={papers().clients} />
          <Assessed whole={props.whole} papers={papers()} />
        </div>
      )}
    </Loaded>
  );
}

function Prepared(props: { cohortID: string; papers: Papers }) {
  const here = useFirm();
  const asking = createCommand({
    send: (cohortID: string, key) => generate({ cohortID, kinds: KINDS }, key),
    done: ({ total }) => toast(words().asked(total)),
  });
  const run = () => props.papers.run;
  const died = () => run() && !run()?.endedAt && !run()?.isUnderWay;
  return (
    <Section title={words().prepared}>
      <Show when={run()?.isUnderWay && run()}>
        {(now) => (
          <div role="status">
            <Progress
              label={words().progress}
              value={now().done}
              max={now().total}
              shown={words().done(now().done, now().total)}
            />
          </div>
        )}
      </Show>
      <Show when={died()}>
        <Note tone="wait">{words().died}</Note>
      </Show>
      <Show when={props.papers.documents.length === 0}>
        <p class="hint">{words().none}</p>
      </Show>
      <PaperList cohortID={props.cohortID} papers={props.papers} />
      <Show when={here.is("owner", "manager")}>
        <div class="actions">
          <Button
            look={props.papers.documents.length > 0 ? "plain" : "primary"}
            pending={asking.pending() || Boolean(run()?.isUnderWay)}
            onClick={() => void asking.run(props.cohortID)}
          >
            {props.papers.documents.length > 0 ? words().again : words().generate}
          </Button>
        </div>
      </Show>
    </Section>
  );
}

/** What the attestation will say of each. */
function Assessed(props: { whole: Whole; papers: Papers }) {
  const here = useFirm();
  const seated = () => props.whole.enrolments.filter(({ status }) => status === "accepted");
  const of = (enrolmentID: string) => props.papers.attainments.find((one) => one.enrolmentID === enrolmentID);
  return (
    <Section title={words().assessed}>
      <p class="hint">{props.papers.objectives.length > 0 ? words().assessedHint : words().noObjectives}</p>
      <Show when={props.papers.objectives.length > 0}>
        <Show when={seated().length > 0} fallback={<p class="hint">{words().nobody}</p>}>
          <ul class="plain-list">
            <For each={seated()}>
              {({ enrolmentID, given, family }) => (
                <li class="row-start">
                  <Link
                    href={here.path(`/groupes/${props.whole.cohort.cohortID}/documents/${enrolmentID}/acquis`)}
                  >{`${given} ${family}`}</Link>
                  <Show when={of(enrolmentID)} fallback={<Badge>{words().notAssessed}</Badge>}>
                    {(one) => <span class="hint">{words().assessedBy(one().by, dayPlain(one().at))}</span>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </Section>
  );
}
