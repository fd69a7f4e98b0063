import { Match, Show, Switch } from "solid-js";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import type { Entry } from "./quality.data.ts";

type Cause = NonNullable<Entry["cause"]>;

/** What an improvement came from, with the way there; words only as long as their author releases them. */
export function CauseTold(props: { of: Cause | null }) {
  const here = useFirm();
  return (
    <Show when={props.of} fallback="–">
      {(cause) => (
        <Switch fallback={words().cause.incident}>
          <Match when={as(cause(), "complaint")}>
            {(one) => (
              <Link href={here.path(`/qualite/reclamations/${one().complaintID}`)}>
                <span class="code">{words().cause.complaint(one().reference)}</span>
              </Link>
            )}
          </Match>
          <Match when={as(cause(), "words")}>
            {(one) => (
              <Show when={one().words} fallback={words().cause.takenBack}>
                {(said) => <q>{said()}</q>}
              </Show>
            )}
          </Match>
          <Match when={as(cause(), "figures")}>
            {(one) => (
              <Link href={here.path(`/satisfaction?programme=${one().programmeID}`)}>
                {words().cause.figures(one().programmeTitle)}
              </Link>
            )}
          </Match>
        </Switch>
      )}
    </Show>
  );
}

function as<K extends Cause["kind"]>(cause: Cause, kind: K): Extract<Cause, { kind: K }> | undefined {
  return cause.kind === kind ? (cause as Extract<Cause, { kind: K }>) : undefined;
}
