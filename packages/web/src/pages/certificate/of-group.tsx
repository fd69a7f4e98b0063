import { For, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { duration } from "../../format/number.ts";
import { words } from "../../messages/certificate.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Take } from "../../shell/take.tsx";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { archive, certificatePDF, certificatesOf, issue } from "./certificate.data.ts";

/** What the firm certifies of a group: signed in one act, read one by one or all in one archive. */
export function Certificates(props: { cohortID: string }) {
  const here = useFirm();
  const query = useQuery(() => certificatesOf(props.cohortID));
  const issuing = createCommand({
    send: (cohortID: string, key) => issue(cohortID, key),
    done: ({ issued }) => toast(words().issued(issued)),
  });
  return (
    <Section title={words().title}>
      <p class="hint">{words().body}</p>
      <Loaded of={query}>
        {(all) => (
          <>
            <Show when={all().length > 0} fallback={<p class="hint">{words().none}</p>}>
              <ul class="plain-list">
                <For each={all()}>
                  {(one) => (
                    <li>
                      <OutsideLink href={certificatePDF(props.cohortID, one.enrolmentID, locale())} newWindow>
                        {words().of(one.name, duration(one.minutes))}
                      </OutsideLink>
                      <p class="hint">{words().signed(one.signedBy, dayPlain(one.signedAt))}</p>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <div class="actions">
              <Show when={here.is("owner", "manager")}>
                <Button pending={issuing.pending()} onClick={() => void issuing.run(props.cohortID)}>
                  {all().length > 0 ? words().again : words().issue}
                </Button>
              </Show>
              <Show when={all().length > 0}>
                <Take href={archive(props.cohortID, "fr")}>{words().all}</Take>
                <Take href={archive(props.cohortID, "en")}>{words().allEnglish}</Take>
              </Show>
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
