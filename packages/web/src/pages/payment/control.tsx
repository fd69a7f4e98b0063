import { Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { number } from "../../format/index.ts";
import { words } from "../../messages/takings.ts";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { Day, Figure, Moment, Money } from "../../ui/value.tsx";
import { stripePage } from "./stripe-page.ts";
import { closeFinding, compare, type Settling } from "./takings.data.ts";

type Finding = Settling["findings"][number];

/** What the comparison with Stripe mended, and what it could not place. */
export function Control(props: { of: Settling }) {
  const asking = createCommand({
    send: (_: string, key) => compare(key),
    stale: [["takings"]],
    done: () => toast(words().comparing),
  });
  return (
    <Show when={props.of.connected} fallback={<p>{words().notConnected}</p>}>
      <div class="stack">
        <Section
          title={words().control}
          actions={
            <Button pending={asking.pending()} onClick={() => void asking.run("compare")}>
              {words().compare}
            </Button>
          }
        >
          <p class="hint">{words().controlHint}</p>
          <Show when={props.of.compared} fallback={<p>{words().never}</p>}>
            {(last) => (
              <>
                <p>
                  <Moment at={last().at} long />
                </p>
                <div class="figures">
                  <Figure label={words().looked} value={number(last().looked)} />
                  <Figure label={words().healed} value={number(last().healed)} />
                  <Figure
                    label={words().unknown}
                    value={number(last().unknown)}
                    {...(last().unknown > 0 && { tone: "wait" as const })}
                  />
                  <Figure
                    label={words().mismatched}
                    value={number(last().mismatched)}
                    {...(last().mismatched > 0 && { tone: "bad" as const })}
                  />
                </div>
              </>
            )}
          </Show>
        </Section>
        <Section title={words().findings} bare>
          <Show when={props.of.findings.length > 0} fallback={<p>{words().noFinding}</p>}>
            <Found of={props.of} />
          </Show>
        </Section>
      </div>
    </Show>
  );
}

function Found(props: { of: Settling }) {
  const closing = createCommand({
    send: ({ objectID }: Finding, key) => closeFinding(objectID, key),
    stale: [["takings"]],
    done: () => toast(words().closed),
  });
  const columns = (): Column<Finding>[] => [
    { id: "what", head: words().head.what, cell: (row) => words().findingKinds[row.kind] },
    { id: "found", head: words().head.found, width: 12, cell: (row) => <Day day={row.foundAt} /> },
    {
      id: "amount",
      head: words().head.amount,
      num: true,
      width: 12,
      cell: (row) => <Money cents={row.currency === "eur" ? row.amount || null : null} />,
    },
    { id: "id", head: words().head.id, width: 26, cell: (row) => <span class="code">{row.objectID}</span> },
  ];
  return (
    <Table
      caption={words().findings}
      rows={props.of.findings}
      columns={columns()}
      actions={(row) => (
        <>
          <Show when={!props.of.simulated}>
            <OutsideLink href={stripePage(row.objectID)}>{words().atStripe}</OutsideLink>
          </Show>
          <Button pending={closing.pending()} onClick={() => void closing.run(row)}>
            {words().close}
          </Button>
        </>
      )}
    />
  );
}
