import { For, Match, Show, Switch } from "solid-js";
import IPrint from "~icons/lucide/printer";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { money } from "../../format/index.ts";
import { words } from "../../messages/invoice.ts";
import { words as states } from "../../messages/invoice-state.ts";
import { words as references } from "../../messages/references.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, Link, LinkButton, OutsideLink } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { later } from "../../ui/later.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Timeline } from "../../ui/timeline.tsx";
import { toast } from "../../ui/toast.tsx";
import { firm } from "../settings/firm.data.ts";
import { type Asked, type Missing, missingOf } from "./buyer.ts";
import { duplicatePath, type Invoice, pdfPath, remind, type Whole } from "./invoice.data.ts";
import { isCredit, shownState } from "./invoice-state.tsx";
import { momentsOf } from "./moments.tsx";
import { isReturnable } from "./returnable.ts";

// Most people read: what a draft is worked on with comes with a draft.
const DraftActs = later(async () => (await import("./draft-acts.tsx")).DraftActs);

// Few invoices go there, and not every firm: it comes beside the rest.
const PlatformPart = later(async () => (await import("../submission/platform-part.tsx")).PlatformPart);

/** Where an invoice stands, and what may be done with it. */
export function Rail(props: { of: Whole; shown: Asked }) {
  return (
    <div class="stack rail screen-only">
      <Show when={props.of.expected}>
        <p class="note" data-tone="brand" role="status">
          {words().expected}
        </p>
      </Show>
      <Switch>
        <Match when={props.of.invoice.status === "draft"}>
          <Lacks of={props.shown} />
          <DraftActs of={props.shown} complete={missingOf(props.shown).length === 0} />
        </Match>
        <Match when={true}>
          <Owing of={props.of} />
          <IssuedActs of={props.of.invoice} payments={props.of.payments} />
        </Match>
      </Switch>
      <Show when={props.of.invoice.status !== "draft"}>
        <PlatformPart invoiceID={props.of.invoice.invoiceID} />
      </Show>
      <Section title={words().rail} bare>
        <Timeline label={words().rail} moments={momentsOf(props.of)} />
      </Section>
      <Show when={props.of.invoice.status !== "draft"}>
        <Section title={words().frozen}>
          <p class="hint">{words().frozenBody}</p>
        </Section>
      </Show>
    </div>
  );
}

function lackOf(name: Missing): string {
  if (name === "serviceCode" || name === "engagementNumber") return references()[name];
  return words().missingFields[name];
}

function Lacks(props: { of: Asked }) {
  const here = useFirm();
  return (
    <Show when={missingOf(props.of).length > 0}>
      <Note tone="wait">
        <p>{words().missing}</p>
        <ul class="lacks">
          <For each={missingOf(props.of)}>{(name) => <li>{lackOf(name)}</li>}</For>
        </ul>
        <Show when={props.of.buyer.organizationID}>
          {(id) => <Link href={here.path(`/entreprises/${id()}/modifier`)}>{words().complete}</Link>}
        </Show>
      </Note>
    </Show>
  );
}

/** What the firm owes its client on this invoice, money or the credit note of a refund: settled among the takings. */
function Owing(props: { of: Whole }) {
  const here = useFirm();
  const toSettle = () => here.path("/encaissements?vue=a-traiter");
  return (
    <>
      <Show when={props.of.toGiveBack > 0}>
        <Note tone="wait">
          <p>{words().toGiveBack(money(props.of.toGiveBack))}</p>
          <Link href={toSettle()}>{words().giveBack}</Link>
        </Note>
      </Show>
      {/* A cent that the rounding of VAT cannot make is no task. */}
      <Show when={props.of.toCredit > 1}>
        <Note tone="wait">
          <p>{words().toCredit(money(props.of.toCredit))}</p>
          <Link href={toSettle()}>{words().toCreditAct}</Link>
        </Note>
      </Show>
    </>
  );
}

function IssuedActs(props: { of: Invoice; payments: Whole["payments"] }) {
  const here = useFirm();
  const reminding = createCommand({
    send: (_: string, key) => remind(props.of.invoiceID, key),
    stale: [["invoice"]],
    done: () => toast(words().reminded),
  });
  const act = (name: string) => here.path(`/factures/${props.of.invoiceID}/${name}`);
  const isNote = () => isCredit(props.of.kind);
  const open = () => !isNote() && props.of.status !== "credited";
  const replaceable = () => open() && props.of.paid === 0 && props.of.creditedGross === 0 && !props.of.debitedAt;
  const hasReturnable = () => props.payments.some(isReturnable);
  const due = () => props.of.due > 0 && !props.of.debitedAt;
  const state = () => shownState({ ...props.of, overdue: false });
  return (
    <Section title={states().state[state()]}>
      <div class="rail-acts">
        <Show when={due()}>
          <LinkButton look="primary" wide href={act("paiement")}>
            {words().record}
          </LinkButton>
        </Show>
        <Show when={due()}>
          <Button wide pending={reminding.pending()} onClick={() => void reminding.run(props.of.invoiceID)}>
            {words().remind}
          </Button>
        </Show>
        <Show
          when={props.of.hasPDF}
          fallback={<p class="hint">{props.of.takenOverOn ? words().takenOver : words().drawing}</p>}
        >
          <OutsideLink look="plain" wide href={pdfPath(props.of.invoiceID)} download={`${props.of.number}.pdf`}>
            {words().download}
          </OutsideLink>
        </Show>
        <Show when={props.of.buyer.kind === "publicBody"}>
          <LinkButton wide href={act("depot")}>
            {props.of.deposit ? references().deposit.again : references().deposit.act}
          </LinkButton>
        </Show>
        <Show when={open()}>
          <LinkButton wide href={act("avoir")}>
            {words().creditAct}
          </LinkButton>
        </Show>
        <Show when={replaceable()}>
          <LinkButton look="quiet" href={act("rectifier")}>
            {words().correctAct}
          </LinkButton>
        </Show>
        <Show when={hasReturnable()}>
          <LinkButton look="quiet" href={act("retour")}>
            {words().returnAct}
          </LinkButton>
        </Show>
        <Show when={props.of.hasPDF}>
          <OutsideLink look="quiet" href={duplicatePath(props.of.invoiceID)}>
            {words().duplicate}
          </OutsideLink>
        </Show>
        <Show when={props.of.buyer.organizationID}>
          {(id) => (
            <LinkButton look="quiet" href={here.path(`/factures/releve/${id()}`)}>
              {words().statementAct}
            </LinkButton>
          )}
        </Show>
        <Button look="quiet" icon={<IPrint aria-hidden="true" />} onClick={() => window.print()}>
          {words().print}
        </Button>
      </div>
      <Show when={due() && props.of.payURL}>
        {(url) => <CopyField label={words().payLink} value={url()} hint={words().payLinkHint} />}
      </Show>
      <Show when={due()}>
        <NotOnline />
      </Show>
    </Section>
  );
}

/** When the payer can only transfer, says so and leads to what opens online payment. */
function NotOnline() {
  const here = useFirm();
  const query = useQuery(() => firm);
  return (
    <Show when={query.isSuccess && query.data.stripeStatus !== "active"}>
      <p class="hint">{words().transferOnly}</p>
      <Show when={here.is("owner")}>
        <LinkButton look="quiet" href={here.path("/reglages/paiement")}>
          {words().connect}
        </LinkButton>
      </Show>
    </Show>
  );
}
