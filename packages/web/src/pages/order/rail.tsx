import { Match, Show, Switch } from "solid-js";
import { words } from "../../messages/order.ts";
import { words as states } from "../../messages/order-state.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, LinkButton, OutsideLink } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { momentsOf } from "./moments.tsx";
import { agreementPDF, type Order, quotePDF, type Whole } from "./order.data.ts";

/** Where a quote stands, and the one thing to do next. */
export function Rail(props: { of: Whole }) {
  return (
    <div class="stack">
      <Acts of={props.of.order} />
      <Section title={words().rail} bare>
        <Timeline label={words().rail} moments={momentsOf(props.of.order)} />
      </Section>
    </div>
  );
}

const REVISED: readonly Order["status"][] = ["sent", "approved", "refused", "expired"];

function Acts(props: { of: Order }) {
  const here = useFirm();
  const sending = onAct(() => import("./acts.tsx").then((part) => part.Send));
  const dropping = onAct(() => import("./acts.tsx").then((part) => part.Discard));
  const cancelling = onAct(() => import("./acts.tsx").then((part) => part.Cancel));
  const givingUp = onAct(() => import("./give-up.tsx").then((part) => part.GiveUp));
  const binds = () => status() === "signed" || (status() === "approved" && props.of.waiver !== null);
  const agreeing = onAct(() => import("./acts.tsx").then((part) => part.SendAgreement));
  const revising = onAct(() => import("./acts.tsx").then((part) => part.Revise));
  const naming = onAct(() => import("./acts.tsx").then((part) => part.NamePeople));
  const waiving = onAct(() => import("./acts.tsx").then((part) => part.Waive));
  const status = () => props.of.status;
  const agreed = () => status() === "approved" || status() === "signed";
  return (
    <Section title={states().state[status()]}>
      <div class="order-acts">
        <Switch>
          <Match when={status() === "draft"}>
            <Button look="primary" wide onClick={sending.open}>
              {words().send}
            </Button>
            <LinkButton wide href={here.path(`/devis/${props.of.orderID}/modifier`)}>
              {words().edit}
            </LinkButton>
            <Button look="quiet" onClick={dropping.open}>
              {words().discard}
            </Button>
          </Match>
          <Match when={status() === "sent"}>
            <p class="hint">{words().waiting}</p>
          </Match>
          <Match when={status() === "approved"}>
            <Button look={props.of.agreement ? "plain" : "primary"} wide onClick={agreeing.open}>
              {props.of.agreement ? words().resendAgreement : words().sendAgreement}
            </Button>
            <Show when={!props.of.waiver}>
              <Button wide onClick={waiving.open}>
                {words().waive}
              </Button>
            </Show>
          </Match>
        </Switch>
        <Show when={agreed() && props.of.people.length < props.of.seats}>
          <Button wide onClick={naming.open}>
            {words().namePeople}
          </Button>
        </Show>
        <Show when={props.of.hasPDF}>
          <OutsideLink look="plain" wide href={quotePDF(props.of.orderID)} newWindow>
            {words().pdf}
          </OutsideLink>
        </Show>
        <Show when={props.of.hasAgreementPDF}>
          <OutsideLink look="plain" wide href={agreementPDF(props.of.orderID)} newWindow>
            {words().agreementPDF}
          </OutsideLink>
        </Show>
        <Show when={REVISED.includes(status()) && !props.of.replacedBy}>
          <Button look="quiet" onClick={revising.open}>
            {words().revise}
          </Button>
        </Show>
        <Show when={props.of.quoteURL && !props.of.replacedBy && props.of.quoteURL}>
          {(url) => <CopyField label={words().link} value={url()} hint={words().linkHint} />}
        </Show>
        <Show when={(status() === "sent" || status() === "approved") && !binds()}>
          <Button look="quiet" onClick={cancelling.open}>
            {words().cancel}
          </Button>
        </Show>
        <Show when={binds() && props.of.cohortID}>
          <Button look="quiet" onClick={givingUp.open}>
            {words().giveUp}
          </Button>
        </Show>
      </div>
      <sending.Part of={props.of} />
      <dropping.Part of={props.of} />
      <cancelling.Part of={props.of} />
      <givingUp.Part of={props.of} />
      <agreeing.Part of={props.of} />
      <waiving.Part of={props.of} />
      <revising.Part of={props.of} />
      <naming.Part of={props.of} />
    </Section>
  );
}
