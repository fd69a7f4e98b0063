import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { duration } from "../../format/number.ts";
import { words as sponsor } from "../../messages/sponsor.ts";
import { Take } from "../../shell/take.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { ownArchive, ownCertificatesOf } from "./own.data.ts";

const words = () => sponsor().certificates;

/** A sponsor's people and what is certified of them, all in one archive. */
export function OwnCertificates(props: { cohortID: string; about: string }) {
  const query = useQuery(() => ownCertificatesOf(props.cohortID));
  return (
    <Section title={words().title} about={props.about}>
      <Loaded of={query}>
        {(all) => (
          <Show when={all().length > 0} fallback={<p class="hint">{words().later}</p>}>
            <ul class="plain-list">
              <For each={all()}>
                {(one) => (
                  <li>
                    {words().of(one.name, duration(one.minutes))}
                    <p class="hint">{words().signed(one.signedBy, dayPlain(one.signedAt))}</p>
                  </li>
                )}
              </For>
            </ul>
            <div class="actions">
              <Take href={ownArchive(props.cohortID, "fr")}>{words().all}</Take>
              <Take href={ownArchive(props.cohortID, "en")}>{words().allEnglish}</Take>
            </div>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}
