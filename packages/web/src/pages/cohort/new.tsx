import { createSignal, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-new.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { choices } from "./new.data.ts";
import { NewForm } from "./new-form.tsx";
import "./cohort.css";

/** Opens a group in four steps on one page. */
export default function NewGroup() {
  const here = useFirm();
  const query = useQuery(() => choices);
  const [from, setFrom] = createSignal(0);
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/groupes"), title: words().groups }]} />
      <Loaded
        of={query}
        rows={10}
        isEmpty={({ programmes }) => programmes.length === 0}
        empty={
          <Empty
            title={words().noProgramme}
            action={
              <LinkButton href={here.path("/reglages/programmes")} look="primary">
                {words().toProgrammes}
              </LinkButton>
            }
          >
            <p>{words().noProgrammeBody}</p>
          </Empty>
        }
      >
        {(known) => (
          <Show when={`${from()}`} keyed>
            <NewForm choices={known()} onRestart={() => setFrom(from() + 1)} />
          </Show>
        )}
      </Loaded>
    </>
  );
}
