import { Match, Show, Switch } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { words } from "../../messages/funding.ts";
import { words as states } from "../../messages/funding-state.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { toast, toastError } from "../../ui/toast.tsx";
import { Moment as At } from "../../ui/value.tsx";
import { draft, type Funding, type Whole } from "./funding.data.ts";

/** Where a file stands, and the one thing to do next. */
export function Rail(props: { of: Whole }) {
  return (
    <div class="stack">
      <Acts of={props.of} />
      <Section title={words().rail} bare>
        <Timeline label={words().rail} moments={props.of.funding.moments.map(momentOf)} />
      </Section>
    </div>
  );
}

const DROPPED: readonly string[] = ["refused", "expired", "owed", "restRefused"];

function momentOf({ at, kind, by, text }: Funding["moments"][number], index: number) {
  const said = [by, text].filter(Boolean).join("\u00a0– ");
  return {
    id: `${index} ${at}`,
    state: DROPPED.includes(kind) ? ("dropped" as const) : ("done" as const),
    title: words().moments[kind],
    detail: (
      <>
        <At at={at} />
        <Show when={said}>
          <br />
          {said}
        </Show>
      </>
    ),
  };
}

/** `certificate_missing` and `certificate_differs`: what signing them mends. */
const wantsCertificates = ({ gaps }: Whole) => gaps.some(({ code }) => code.startsWith("certificate_"));

function Acts(props: { of: Whole }) {
  const funding = () => props.of.funding;
  const paper = () => props.of.invoice;
  const isDraft = () => paper()?.status === "draft";
  const isIssued = () => paper() !== null && !isDraft() && paper()?.status !== "credited";
  const owes = () => isIssued() && (paper()?.due ?? 0) > 0 && !funding().rest;
  return (
    <Show when={funding().status === "requested" || (funding().status === "agreed" && (!isIssued() || owes()))}>
      <Section title={states().state[funding().status]}>
        <div class="funding-acts">
          <Switch>
            <Match when={funding().status === "requested"}>
              <Requested of={props.of} />
            </Match>
            <Match when={owes()}>
              <Owing of={props.of} />
            </Match>
            <Match when={funding().status === "agreed"}>
              <Agreed of={props.of} isDraft={isDraft()} />
            </Match>
          </Switch>
        </div>
      </Section>
    </Show>
  );
}

function Requested(props: { of: Whole }) {
  const here = useFirm();
  const agreeing = onAct(() => import("./terms-dialog.tsx").then((part) => part.Agree));
  const refusing = onAct(() => import("./acts.tsx").then((part) => part.Refuse));
  return (
    <>
      <Button look="primary" wide onClick={agreeing.open}>
        {words().agree}
      </Button>
      <LinkButton wide href={here.path(`/financements/${props.of.funding.fundingID}/modifier`)}>
        {words().edit}
      </LinkButton>
      <Button look="quiet" onClick={refusing.open}>
        {words().refuse}
      </Button>
      <agreeing.Part of={props.of} />
      <refusing.Part of={props.of} />
    </>
  );
}

function Owing(props: { of: Whole }) {
  const ending = onAct(() => import("./acts.tsx").then((part) => part.RefuseRest));
  return (
    <>
      <Button wide onClick={ending.open}>
        {words().rest}
      </Button>
      <ending.Part of={props.of} />
    </>
  );
}

function Agreed(props: { of: Whole; isDraft: boolean }) {
  const certifying = onAct(() => import("./acts.tsx").then((part) => part.Certify));
  const issuing = onAct(() => import("./acts.tsx").then((part) => part.Issue));
  const amending = onAct(() => import("./terms-dialog.tsx").then((part) => part.Amend));
  const refusing = onAct(() => import("./acts.tsx").then((part) => part.Refuse));
  const drafting = createCommand({
    send: (fundingID: string, key) => draft(fundingID, key),
    stale: [["funding"], ["invoice"]],
    done: () => toast(words().drafted),
    refused: toastError,
  });
  const certifyFirst = () => wantsCertificates(props.of) && props.of.expectedNet > 0;
  const canDraft = () => props.of.funding.subrogation && props.of.expectedNet > 0;
  const draftFirst = () => !certifyFirst() && !props.isDraft;
  return (
    <>
      <Show when={certifyFirst()}>
        <Button look="primary" wide onClick={certifying.open}>
          {words().certify}
        </Button>
      </Show>
      <Show when={canDraft()}>
        <Show when={props.isDraft}>
          <Button
            look={certifyFirst() ? "plain" : "primary"}
            wide
            disabled={props.of.gaps.length > 0}
            onClick={issuing.open}
          >
            {words().issue}
          </Button>
        </Show>
        <Button
          look={draftFirst() ? "primary" : "plain"}
          wide
          pending={drafting.pending()}
          onClick={() => void drafting.run(props.of.funding.fundingID)}
        >
          {props.isDraft ? words().redraft : words().draft}
        </Button>
      </Show>
      <Button wide onClick={amending.open}>
        {words().amend}
      </Button>
      <Show when={!props.isDraft}>
        <Button look="quiet" onClick={refusing.open}>
          {words().refuse}
        </Button>
      </Show>
      <certifying.Part of={props.of} />
      <issuing.Part of={props.of} />
      <amending.Part of={props.of} />
      <refusing.Part of={props.of} />
    </>
  );
}
