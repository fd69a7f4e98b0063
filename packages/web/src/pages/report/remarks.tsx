import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/report.ts";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { individual } from "./report.data.ts";

/** A group's words, nameless, the latest first; those that may be quoted outside say so. */
export function Remarks(props: { cohortID: string }) {
  const query = useQuery(() => individual(props.cohortID));
  return (
    <Section title={words().words}>
      <p class="hint">{words().wordsHint}</p>
      <Loaded of={query} rows={2}>
        {(data) => {
          const remarks = () =>
            data().answers.flatMap((one) => one.words.map((word) => ({ ...word, at: one.answeredAt })));
          return (
            <Show when={remarks().length > 0} fallback={<p>{words().noWords}</p>}>
              <ul class="remarks">
                <For each={remarks()}>
                  {(remark) => (
                    <li>
                      <blockquote>{remark.text}</blockquote>
                      <p class="hint">
                        {dayPlain(remark.at)}{" "}
                        <Show when={remark.released}>
                          <Badge tone="brand">{words().quotable}</Badge>
                        </Show>
                      </p>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          );
        }}
      </Loaded>
    </Section>
  );
}
