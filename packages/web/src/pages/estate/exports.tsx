import { For, Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayPlain, momentShort } from "../../format/date.ts";
import { words } from "../../messages/estate.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Take } from "../../shell/take.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { archiveOf, askExport, exports, type FirmExport } from "./estate.data.ts";

/** All that the firm has, to take along; and the way to its end. */
export default function Exports() {
  const here = useFirm();
  const query = useQuery(() => exports());
  const asking = createCommand({
    send: askExport,
    stale: [["estate", "exports"]],
    done: () => toast(words().asked),
  });
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/reglages"), title: words().settings }]} />
      <div class="stack">
        <Section title={words().exporting}>
          <p>{words().exportBody}</p>
          <div class="actions">
            <Button look="primary" onClick={() => void asking.run(null)} pending={asking.pending()}>
              {words().ask}
            </Button>
          </div>
          <Loaded of={query}>
            {(all) => (
              <Show when={all().length > 0} fallback={<p class="hint">{words().none}</p>}>
                <ul class="plain-list">
                  <For each={all()}>{(one) => <li>{<One of={one} />}</li>}</For>
                </ul>
              </Show>
            )}
          </Loaded>
        </Section>
        <Section title={words().closing}>
          <p>{words().closingBody}</p>
          <div class="actions">
            <LinkButton href={here.path("/reglages/fermeture")}>{words().toClose}</LinkButton>
          </div>
        </Section>
      </div>
    </>
  );
}

function One(props: { of: FirmExport }) {
  const isOver = () => props.of.expiresAt <= new Date().toISOString();
  const archives = () => props.of.partIDs;
  return (
    <>
      <p class="hint">{words().askedBy(props.of.byName, momentShort(props.of.askedAt))}</p>
      <Show
        when={props.of.status === "ready"}
        fallback={<Progress label={words().preparing} value={props.of.done} max={props.of.lists} />}
      >
        <p>
          {words().ready(props.of.rows, props.of.files)}{" "}
          {isOver() ? words().over : words().until(dayPlain(props.of.expiresAt))}
        </p>
        <Show when={!isOver()}>
          <div class="actions">
            <For each={archives()}>
              {(partID, at) => (
                <Take href={archiveOf(props.of.exportID, partID, locale())}>
                  {words().part(at() + 1, archives().length)}
                </Take>
              )}
            </For>
          </div>
        </Show>
      </Show>
    </>
  );
}
