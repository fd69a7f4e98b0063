import { For, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, Link, OutsideLink } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Whole } from "../cohort/cohort.data.ts";
import { OfGroup } from "../cohort/of-group.tsx";
import { FramingNotes } from "../framing/of-group.tsx";
import { generate, type Kept, type Paper, type Papers, paperPath, papersOf, reviewPath } from "./document.data.ts";
import { Handouts } from "./handouts.tsx";

const KINDS: Kept[] = ["programme", "rules", "summons", "employerSummons", "attestation"];

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
          <Elsewhere cohortID={cohortID()} hasReview={papers().hasReview} />
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
      <Show when={props.papers.documents.length > 0} fallback={<p class="hint">{words().none}</p>}>
        <ul class="plain-list">
          <For each={props.papers.documents}>{(one) => <OnePaper cohortID={props.cohortID} of={one} />}</For>
        </ul>
      </Show>
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

function OnePaper(props: { cohortID: string; of: Paper }) {
  const what = () => words().of(words().kinds[props.of.kind], props.of.name);
  return (
    <li>
      <strong>{what()}</strong>
      <p class="hint">{words().madeOn(dayPlain(props.of.madeAt), props.of.edition)}</p>
      <div class="row-start">
        <OutsideLink href={paperPath(props.cohortID, props.of, "fr")} newWindow>
          {words().french}
          <span class="sr"> {what()}</span>
        </OutsideLink>
        <OutsideLink href={paperPath(props.cohortID, props.of, "en")} newWindow>
          {words().english}
          <span class="sr"> {what()}</span>
        </OutsideLink>
      </div>
    </li>
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

function Elsewhere(props: { cohortID: string; hasReview: boolean }) {
  const here = useFirm();
  const tab = (name: string) => here.path(`/groupes/${props.cohortID}?onglet=${name}`);
  return (
    <Section title={words().elsewhere}>
      <ul>
        <li>
          <Link href={tab("presence")}>{words().sheets}</Link>
        </li>
        <Show when={props.hasReview}>
          <li>
            <OutsideLink href={reviewPath(props.cohortID, locale())} newWindow>
              {words().review}
            </OutsideLink>
          </li>
        </Show>
        <li>
          <Link href={tab("documents")}>{words().certificates}</Link>
        </li>
        <li>
          <Link href={tab("satisfaction")}>{words().report}</Link>
        </li>
      </ul>
      <p class="hint">{words().others}</p>
    </Section>
  );
}
