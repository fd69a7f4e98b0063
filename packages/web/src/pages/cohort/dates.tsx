import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-new.ts";
import { Loaded } from "../../ui/state.tsx";
import type { createBeginning } from "./beginning.ts";
import { type Asked, datesOf } from "./new.data.ts";
import { Preview } from "./preview.tsx";

/** The dates that what is typed would give, asked again as it changes. */
export function Dates(props: { beginning: ReturnType<typeof createBeginning> }) {
  return (
    <section class="dates-region" aria-label={words().preview.title}>
      <h3>{words().preview.title}</h3>
      <Show when={props.beginning.asked()} fallback={<p class="hint">{words().preview.wait}</p>}>
        {(asked) => <Asking asked={asked()} beginning={props.beginning} />}
      </Show>
    </section>
  );
}

function Asking(props: { asked: Asked; beginning: ReturnType<typeof createBeginning> }) {
  const query = useQuery(() => datesOf(props.asked));
  return (
    <Loaded of={query} rows={8}>
      {(proposed) => (
        <Preview
          sessions={proposed().sessions}
          gap={proposed().gap}
          short={proposed().short}
          settled={props.beginning.settled()}
          onSettle={props.beginning.settle}
        />
      )}
    </Loaded>
  );
}
