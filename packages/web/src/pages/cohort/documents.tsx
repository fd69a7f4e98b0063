import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/cohort-documents.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Certificates } from "../certificate/of-group.tsx";
import { InvoiceState } from "../invoice/invoice-state.tsx";
import { invoices } from "../invoice/invoices.data.ts";
import { GroupAgreements } from "../order/group-agreements.tsx";
import type { Enrolment, Whole } from "./cohort.data.ts";

const nameOf = ({ given, family }: Enrolment) => `${given} ${family}`;

/** What is on paper about a group: its programme, what was signed, what is invoiced. */
export function Documents(props: { whole: Whole }) {
  const here = useFirm();
  const signed = () => props.whole.enrolments.filter((one) => one.agreement !== null);
  return (
    <div class="halves">
      <Section title={words().programme}>
        <p>
          <OutsideLink href={`/c/${here.firm.slug}/programmes/${props.whole.cohort.programmeSlug}`} newWindow>
            {props.whole.cohort.programmeTitle} – {words().programmePage}
          </OutsideLink>
        </p>
        <p class="hint">{words().programmeHint}</p>
        <p>
          <Link href={here.path(`/groupes/${props.whole.cohort.cohortID}/documents`)}>{words().handOut}</Link>
        </p>
        <p class="hint">{words().handOutHint}</p>
      </Section>
      <Section title={words().contracts}>
        <Show when={signed().length > 0} fallback={<p class="hint">{words().noContract}</p>}>
          <ul class="plain-list">
            <For each={signed()}>{(one) => <Signed enrolment={one} />}</For>
          </ul>
        </Show>
      </Section>
      <Certificates cohortID={props.whole.cohort.cohortID} />
      <Show when={here.is("owner", "manager")}>
        <GroupAgreements cohortID={props.whole.cohort.cohortID} isTraining={props.whole.cohort.nature === "training"} />
        <Invoices enrolments={props.whole.enrolments} />
      </Show>
    </div>
  );
}

function Signed(props: { enrolment: Enrolment }) {
  return (
    <Show when={props.enrolment.agreement}>
      {(agreement) => (
        <li>
          <strong>{words()[agreement().kind]}</strong> – {nameOf(props.enrolment)}
          <p class="hint">{words().signedBy(agreement().signatory, dayPlain(agreement().signedAt))}</p>
        </li>
      )}
    </Show>
  );
}

/** One invoice may cover several seats. */
function Invoices(props: { enrolments: readonly Enrolment[] }) {
  const here = useFirm();
  const query = useQuery(() => invoices());
  const found = (invoiceID: string | null) => query.data?.invoices.find((card) => card.invoiceID === invoiceID);
  const invoiced = () =>
    Map.groupBy(
      props.enrolments.filter((one) => one.invoiceID),
      (one) => one.invoiceID,
    );
  return (
    <Section title={words().invoices}>
      <Show when={invoiced().size > 0} fallback={<p class="hint">{words().noInvoice}</p>}>
        <ul class="plain-list">
          <For each={[...invoiced()]}>
            {([invoiceID, seats]) => (
              <li>
                <div class="row-start">
                  <Link href={here.path(`/factures/${invoiceID}`)}>{found(invoiceID)?.number ?? words().invoice}</Link>
                  <Show when={found(invoiceID)}>{(card) => <InvoiceState of={card()} />}</Show>
                </div>
                <p class="hint">
                  {words().seats(seats.length)} {seats.map(nameOf).join(", ")}
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
