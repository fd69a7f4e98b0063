import { type JSX, Show } from "solid-js";
import IPlace from "~icons/lucide/map-pin";
import { duration, fromNow } from "../../format/index.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/meeting.ts";
import { OutsideLink } from "../../ui/button.tsx";
import "./home.css";

interface NextSessionProps {
  /** What meets: `Séance 3`. */
  title: string;
  /** Of which group, in which firm. */
  sub: JSX.Element;
  startsAt: string;
  zone: string;
  minutes: number;
  place?: string | null;
  link?: string | null;
  /** Says so when neither place nor link is known. */
  placeKnown?: boolean;
  actions?: JSX.Element;
}

const isWeb = (link: string) => /^https?:\/\//i.test(link);

/** The next meeting, large: when, where, how to join. */
export function NextSession(props: NextSessionProps) {
  const hasBegun = () => Date.parse(props.startsAt) <= Date.now();
  return (
    <section class="card next-session" aria-labelledby="next-session">
      <p class="hint" id="next-session">
        {hasBegun() ? words().underWay : words().next}
      </p>
      <h2>
        <time datetime={props.startsAt}>{whenOf(props)}</time>
      </h2>
      <p>
        <strong>{props.title}</strong> · {props.sub} · {words().lasts(duration(props.minutes))} ·{" "}
        {hasBegun() ? words().began(fromNow(props.startsAt)) : fromNow(props.startsAt)}
      </p>
      <Show when={props.place}>
        {(place) => (
          <p class="next-place">
            <IPlace aria-hidden="true" />
            <span>{place()}</span>
          </p>
        )}
      </Show>
      <Show when={props.placeKnown === false && !props.place && !props.link}>
        <p class="hint">{words().noPlace}</p>
      </Show>
      <Show when={(props.link && isWeb(props.link)) || props.actions}>
        <div class="actions">
          <Show when={props.link && isWeb(props.link) ? props.link : undefined}>
            {(link) => (
              <OutsideLink href={link()} look="primary" newWindow>
                {words().join}
              </OutsideLink>
            )}
          </Show>
          {props.actions}
        </div>
      </Show>
    </section>
  );
}
