import { useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { money, month, rate } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/accounting.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Figure, Money } from "../../ui/value.tsx";
import { type Books, books, FILES, filePath } from "./accounting.data.ts";
import { monthsUntil, periodOf, yearsOf } from "./period.ts";

/** The books of a month, to read and to give to whoever keeps the firm's accounts. */
export default function Accounting() {
  const here = useFirm();
  const [search] = useSearchParams();
  const months = monthsUntil(today());
  const period = () => periodOf(one(search.periode), months);
  const query = useQuery(() => books(period()));
  const options = [
    ...months.slice(1).map((value) => ({ value, label: month(value) })),
    ...yearsOf(months).map((value) => ({ value, label: words().year(value) })),
  ];
  return (
    <>
      <PageHead
        title={words().title}
        sub={words().sub}
        crumbs={[{ href: here.path("/factures"), title: words().invoices }]}
      />
      <Filters count={query.data ? words().entries(query.data.entries) : ""}>
        <FilterSelect label={words().period} param="periode" all={month(months[0] ?? "")} options={options} />
      </Filters>
      <Loaded of={query} isEmpty={(data) => data.entries === 0} empty={<Empty title={words().empty} />}>
        {(data) => <Whole of={data()} period={period()} />}
      </Loaded>
    </>
  );
}

function Whole(props: { of: Books; period: string }) {
  const isBalanced = () => props.of.debit === props.of.credit;
  return (
    <div class="stack">
      <div class="figures">
        <Figure label={words().debit} value={money(props.of.debit)} />
        <Figure label={words().credit} value={money(props.of.credit)} />
        <Figure
          label={words().gap}
          value={money(props.of.debit - props.of.credit)}
          hint={isBalanced() ? words().balanced : words().unbalanced}
          tone={isBalanced() ? "good" : "bad"}
        />
      </div>
      <Section title={words().files}>
        <Note>{words().notWhole(props.of.fileName)}</Note>
        <div class="actions">
          {FILES.map((file, at) => (
            <OutsideLink href={filePath(file, props.period)} look={at === 0 ? "primary" : "plain"} download="">
              {words().file[file]}
            </OutsideLink>
          ))}
          <Papers of={props.of} period={props.period} />
        </div>
      </Section>
      <Section title={words().balance} bare>
        <Accounts of={props.of} />
      </Section>
      <Section title={words().collected} bare>
        <Show when={props.of.rates.length > 0} fallback={<p>{words().noneCollected}</p>}>
          <Rates of={props.of} />
        </Show>
      </Section>
    </div>
  );
}

/** Every document of the period as it was issued; one that is being drawn comes with the next export. */
function Papers(props: { of: Books; period: string }) {
  const ready = () => props.of.documents.filter(({ hasPDF }) => hasPDF);
  const [count, setCount] = createSignal(0);
  const run = createCommand({
    send: async () => {
      setCount(0);
      const { save, zipPapers } = await import("./papers.ts");
      save(await zipPapers(ready(), setCount), words().zipName(props.period));
    },
  });
  return (
    <Show when={ready().length > 0}>
      <Button pending={run.pending()} pendingLabel={words().gathering} onClick={() => void run.run(undefined)}>
        {words().papers(ready().length)}
      </Button>
      <Show when={run.pending()}>
        <Progress label={words().gathering} bare value={count()} max={ready().length} />
      </Show>
    </Show>
  );
}

function Accounts(props: { of: Books }) {
  return (
    <Table
      caption={words().balance}
      rows={props.of.accounts}
      columns={[
        { id: "number", head: words().head.account, width: 14, cell: (row) => <span class="code">{row.number}</span> },
        { id: "label", head: words().head.label, cell: (row) => <span lang="fr">{row.label}</span> },
        { id: "debit", head: words().debit, num: true, width: 18, cell: (row) => <Money cents={row.debit || null} /> },
        {
          id: "credit",
          head: words().credit,
          num: true,
          width: 18,
          cell: (row) => <Money cents={row.credit || null} />,
        },
      ]}
    />
  );
}

function Rates(props: { of: Books }) {
  return (
    <Table
      caption={words().collected}
      rows={props.of.rates}
      columns={[
        { id: "rate", head: words().head.rate, cell: (row) => rate(row.vatRate) },
        { id: "base", head: words().head.base, num: true, cell: (row) => <Money cents={row.base} /> },
        { id: "vat", head: words().head.vat, num: true, cell: (row) => <Money cents={row.vat} /> },
        { id: "gross", head: words().head.gross, num: true, cell: (row) => <Money cents={row.base + row.vat} /> },
      ]}
    />
  );
}
