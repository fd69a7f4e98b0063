import { createSignal, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/rights.ts";
import { useFirm } from "../../shell/firm.ts";
import { Take } from "../../shell/take.tsx";
import { OutsideLink } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Erasing } from "./erasing.tsx";
import { Rows } from "./held.tsx";
import { eraseOwn, ownHeld } from "./rights.data.ts";

/** What the firm keeps of the participant who reads: to take along, room content with it, or to have erased. */
export default function OwnRights() {
  const [gone, setGone] = createSignal(false);
  return (
    <Show when={!gone()} fallback={<Gone />}>
      <Own onGone={() => setGone(true)} />
    </Show>
  );
}

function Gone() {
  return (
    <>
      <PageHead title={words().gone} />
      <Note tone="good">
        <p>{words().goneBody}</p>
      </Note>
    </>
  );
}

function Own(props: { onGone: () => void }) {
  const here = useFirm();
  const query = useQuery(() => ownHeld());
  const archive = () => `/api/f/${here.firm.firmID}/rights/own/export?langue=${locale()}`;
  // The room function alone opens what he wrote.
  const written = () => `/room/f/${here.firm.firmID}/rights/export?langue=${locale()}`;
  return (
    <>
      <PageHead title={words().ownTitle} sub={words().ownBody(here.firm.name)} />
      <Loaded of={query} rows={8}>
        {(held) => (
          <div class="stack">
            <Rows rows={held().rows} />
            <Section title={words().takeOwn}>
              <p>{words().takeOwnBody}</p>
              <div class="actions">
                <Take href={archive()}>{words().download}</Take>
                <OutsideLink href={written()} look="plain">
                  {words().downloadWritten}
                </OutsideLink>
              </div>
            </Section>
            <Erasing held={held()} own send={eraseOwn} done={() => props.onGone()} />
          </div>
        )}
      </Loaded>
    </>
  );
}
