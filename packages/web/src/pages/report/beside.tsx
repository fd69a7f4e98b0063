import { For, Show } from "solid-js";
import { number, score } from "../../format/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/report.ts";
import { Section } from "../../ui/page.tsx";
import { Table } from "../../ui/table.tsx";
import { Score } from "../../ui/value.tsx";
import { Figures } from "./figures.tsx";
import type { Pair, Report } from "./report.data.ts";

/** What stands beside the figures of a cycle: months later, before and after, and what the other parties say. */
export function Beside(props: { of: Pick<Report, "later" | "positioning" | "others"> }) {
  return (
    <>
      <Pairs
        title={words().later}
        hint={words().laterHint}
        heads={[words().atEnd, words().afterwards]}
        pairs={props.of.later}
      />
      <Pairs
        title={words().positioning}
        hint={words().positioningHint}
        heads={[words().before, words().after]}
        pairs={props.of.positioning}
      />
      <Show when={props.of.others.length > 0}>
        <Section title={words().others}>
          <p class="hint">{words().othersHint}</p>
          <For each={props.of.others}>
            {(other) => (
              <details>
                <summary>
                  {words().audience[other.audience]}{" "}
                  <span class="hint">({words().responses(other.figures.answered, other.figures.invited)})</span>
                </summary>
                <Figures of={other.figures} />
                <Pairs
                  title={words().later}
                  hint={words().laterHint}
                  heads={[words().atEnd, words().afterwards]}
                  pairs={other.later}
                />
              </details>
            )}
          </For>
        </Section>
      </Show>
    </>
  );
}

interface PairsProps {
  title: string;
  hint: string;
  heads: readonly [string, string];
  pairs: readonly Pair[];
}

function Pairs(props: PairsProps) {
  return (
    <Show when={props.pairs.length > 0}>
      <Section title={props.title}>
        <p class="hint">{props.hint}</p>
        <Table
          caption={props.title}
          rows={props.pairs}
          columns={[
            { id: "question", head: words().question, cell: (pair) => pair.label[locale()], width: 46 },
            {
              id: "first",
              head: props.heads[0],
              num: true,
              cell: (pair) => <Value of={pair.first} kind={pair.kind} />,
            },
            {
              id: "second",
              head: props.heads[1],
              num: true,
              cell: (pair) => <Value of={pair.second} kind={pair.kind} />,
            },
            { id: "change", head: words().change, num: true, cell: change },
          ]}
        />
      </Section>
    </Show>
  );
}

function Value(props: { of: Pair["first"]; kind: Pair["kind"] }) {
  return (
    <Show
      when={props.kind === "nps" && props.of}
      fallback={<Score mean={props.of?.value} answers={props.of?.answers ?? 0} />}
    >
      {(one) => (
        <>
          {number(one().value)} <span class="hint">({number(one().answers)})</span>
        </>
      )}
    </Show>
  );
}

/** In the unit of what is compared, with its sign; nothing where one side is missing. */
function change({ first, second, kind }: Pair): string {
  if (!(first && second)) return "–";
  const by = second.value - first.value;
  const shown = kind === "nps" ? number(Math.abs(by)) : score(Math.abs(by));
  if (Math.abs(by) < 0.05) return shown;
  return `${by > 0 ? "+" : "−"}${shown}`;
}
