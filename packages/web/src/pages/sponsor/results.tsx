import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/report.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Quotes, Stages } from "../report/cells.tsx";
import { quotes, type Result, results, resultsFile } from "./space.data.ts";

/** What is published of one group, at most a middle and an end report; else why there is nothing yet. */
export function Results(props: { cohortID: string }) {
  const query = useQuery(() => results());
  return (
    <Loaded of={query} rows={2}>
      {(data) => (
        <Show
          when={data().cohorts.find(({ cohortID }) => cohortID === props.cohortID)}
          fallback={<p>{words().publishedEmptyBody}</p>}
        >
          {(result) => <Published of={result()} />}
        </Show>
      )}
    </Loaded>
  );
}

const FILES = ["pdf", "csv"] as const;

function Published(props: { of: Result }) {
  return (
    <>
      <Show when={props.of.waiting?.why}>{(why) => <p>{why()[locale()]}</p>}</Show>
      <Stages of={props.of.stages} />
      <Show when={props.of.stages.length > 0}>
        <div class="form-actions">
          <For each={FILES}>
            {(kind) => (
              <OutsideLink look="plain" href={resultsFile(kind, props.of.cohortID, locale())}>
                {words()[kind]}
              </OutsideLink>
            )}
          </For>
        </div>
        <Released cohortID={props.of.cohortID} />
      </Show>
    </>
  );
}

function Released(props: { cohortID: string }) {
  const query = useQuery(() => quotes(props.cohortID));
  return (
    <Loaded of={query} rows={1} isEmpty={(data) => data.words.length === 0}>
      {(data) => <Quotes of={data().words} />}
    </Loaded>
  );
}
