import { useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayPlain, dayRange } from "../../format/index.ts";
import { duration, money } from "../../format/number.ts";
import { words } from "../../messages/funding.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, OutsideLink } from "../../ui/button.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { certificatePDF, type Funding, fundingOf, presencePDF, type Whole } from "./funding.data.ts";
import { FundingState } from "./funding-state.tsx";
import { gapInWords } from "./gaps.ts";
import { Rail } from "./rail.tsx";
import "./funding.css";

/** One file: what is agreed, the hours followed, what blocks its invoice, and what to do next. */
export default function FundingCard() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => fundingOf(params.id));
  const titleOf = ({ funderName, fileNumber }: Funding) =>
    fileNumber ? words().cardTitle(funderName, fileNumber) : funderName;
  return (
    <Loaded of={query} rows={10} heading={words().one}>
      {(data) => (
        <>
          <PageHead
            title={titleOf(data().funding)}
            crumbs={[{ href: here.path("/financements"), title: words().title }]}
            sub={
              <>
                <Link href={here.path(`/entreprises/${data().funding.organizationID}`)}>
                  {data().funding.organizationName}
                </Link>
                <Link href={here.path(`/groupes/${data().funding.cohortID}`)}>{data().funding.cohortName}</Link>
                <FundingState of={data().funding} />
              </>
            }
          />
          <div class="columns funding">
            <div class="stack">
              <Show when={data().funding.status === "requested" && data().funding.owedAt}>
                <Note tone="bad">
                  <p>{words().owedNote(data().funding.organizationName)}</p>
                </Note>
              </Show>
              <Gaps of={data()} />
              <Hours of={data()} />
              <About of={data().funding} />
              <Papers of={data()} />
            </div>
            <Rail of={data()} />
          </div>
        </>
      )}
    </Loaded>
  );
}

/** Only of an agreement: before, what is missing is the agreement itself. */
function Gaps(props: { of: Whole }) {
  const issued = () => props.of.invoice !== null && props.of.invoice.status !== "draft";
  return (
    <Show when={props.of.funding.status === "agreed" && !issued()}>
      <Section title={words().gaps}>
        <Show when={props.of.gaps.length > 0} fallback={<p>{words().noGap}</p>}>
          <ul class="funding-gaps">
            <For each={props.of.gaps}>{(gap) => <li>{gapInWords(gap)}</li>}</For>
          </ul>
        </Show>
      </Section>
    </Show>
  );
}

function Hours(props: { of: Whole }) {
  const minutesOf = (enrolmentID: string) =>
    props.of.followed.find((one) => one.enrolmentID === enrolmentID)?.minutes ?? 0;
  return (
    <Section title={words().hours}>
      <For each={props.of.funding.people}>
        {(person) => (
          <Progress
            label={words().hoursOf(person.name)}
            value={Math.min(minutesOf(person.enrolmentID), person.minutes)}
            max={person.minutes}
            shown={words().hoursShown(duration(minutesOf(person.enrolmentID)), duration(person.minutes))}
          />
        )}
      </For>
      <Show when={props.of.funding.agreed && props.of.expectedNet > 0}>
        <p class="hint">{words().expected(money(props.of.expectedNet))}</p>
      </Show>
    </Section>
  );
}

function About(props: { of: Funding }) {
  const agreed = () => {
    const terms = props.of.agreed;
    if (!terms) return [];
    const amount =
      terms.hourNet === null ? words().net(money(terms.net)) : words().perHour(money(terms.hourNet), money(terms.net));
    return [
      { label: words().agreedNet, value: amount },
      { label: words().decidedOn, value: dayPlain(terms.decidedOn) },
    ];
  };
  return (
    <Section title={words().about}>
      <Facts
        facts={[
          { label: words().fileNumber, value: props.of.fileNumber ?? words().noNumber },
          { label: words().asked, value: words().net(money(props.of.askedNet)) },
          ...agreed(),
          { label: words().period, value: dayRange(props.of.from, props.of.until) },
          { label: words().expiresOn, value: dayPlain(props.of.expiresOn) },
          { label: words().subrogation, value: props.of.subrogation ? words().yes : words().no },
        ]}
      />
    </Section>
  );
}

type Paper = Whole["invoice"];

function Papers(props: { of: Whole }) {
  const funding = () => props.of.funding;
  const facts = () => {
    const papers: { label: string; value: JSX.Element }[] = [];
    const add = (label: string, paper: Paper) =>
      paper && papers.push({ label, value: <Invoiced of={paper} credit={paper === props.of.creditNote} /> });
    add(words().invoice, props.of.invoice);
    add(words().creditNote, props.of.creditNote);
    add(words().remainder, props.of.remainder);
    return papers;
  };
  const proofs = () => funding().certificates.length > 0;
  return (
    <Section title={words().papers}>
      <Show when={facts().length > 0 || proofs()} fallback={<p class="hint">{words().noPaper}</p>}>
        <Facts facts={facts()} />
        <Show when={proofs()}>
          <ul class="funding-proofs">
            <For each={funding().certificates}>
              {(one) => (
                <li>
                  <OutsideLink href={certificatePDF(funding().fundingID, one.enrolmentID)} newWindow>
                    {words().certificate(one.name)}
                  </OutsideLink>
                </li>
              )}
            </For>
            <li>
              <OutsideLink href={presencePDF(funding().fundingID)} newWindow>
                {words().attendance}
              </OutsideLink>
            </li>
          </ul>
        </Show>
      </Show>
    </Section>
  );
}

function Invoiced(props: { of: NonNullable<Paper>; credit: boolean }) {
  const here = useFirm();
  const told = () => {
    const { paid, gross, status } = props.of;
    return status === "draft" || props.credit ? words().gross(money(gross)) : words().paidOf(money(paid), money(gross));
  };
  return (
    <>
      <Link href={here.path(`/factures/${props.of.invoiceID}`)}>{props.of.number ?? words().draftInvoice}</Link>
      <p class="hint">{told()}</p>
    </>
  );
}
