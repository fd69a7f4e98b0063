import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { isWorded, ownPaperPath, ownPapersOf } from "./document.data.ts";

/** What a sponsor may read of a group's documents. */
export function OwnPapers(props: { cohortID: string; about: string }) {
  const query = useQuery(() => ownPapersOf(props.cohortID));
  return (
    <Section title={words().prepared} about={props.about}>
      <Loaded of={query} rows={1}>
        {(all) => (
          <Show when={all().length > 0} fallback={<p class="hint">{words().later}</p>}>
            <ul class="plain-list">
              <For each={all()}>
                {(one) => (
                  <li>
                    <strong>{words().kinds[one.kind]}</strong>
                    <p class="hint">{words().madeOn(dayPlain(one.madeAt), isWorded(one.kind) ? one.edition : null)}</p>
                    <div class="row-start">
                      <OutsideLink href={ownPaperPath(props.cohortID, one, "fr")} newWindow>
                        {words().french}
                        <span class="sr"> {words().kinds[one.kind]}</span>
                      </OutsideLink>
                      <OutsideLink href={ownPaperPath(props.cohortID, one, "en")} newWindow>
                        {words().english}
                        <span class="sr"> {words().kinds[one.kind]}</span>
                      </OutsideLink>
                    </div>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}
