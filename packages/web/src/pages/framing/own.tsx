import { For, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/framing.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { ownNotesOf } from "./framing.data.ts";

interface Told {
  locale: "fr" | "en";
  articles: readonly { heading: string; text: string }[];
  signedBy: readonly { name: string; role: string; at: string }[];
}

/** The text that both signed, as the sponsor and the participant read it. */
export function FramingText(props: { of: Told }) {
  return (
    <details>
      <summary>{words().read}</summary>
      <div lang={props.of.locale}>
        <For each={props.of.articles}>
          {({ heading, text }) => (
            <>
              <h3>{heading}</h3>
              <p class="passage">{text}</p>
            </>
          )}
        </For>
      </div>
    </details>
  );
}

export function SignedBy(props: { of: Told["signedBy"] }) {
  return (
    <For each={props.of}>
      {({ name, role, at }) => <p class="hint">{words().signedBy(`${name}, ${role}`, dayPlain(at))}</p>}
    </For>
  );
}

/** A sponsor's note of one group: the one that is signed, and the one that waits for him. */
export function OwnFraming(props: { cohortID: string; about: string }) {
  const query = useQuery(() => ownNotesOf(props.cohortID));
  return (
    <Section title={words().own} about={props.about}>
      <Loaded of={query} rows={1}>
        {(notes) => {
          const signed = () => notes().findLast(({ sponsor }) => sponsor);
          const waiting = () => notes().findLast(({ sponsor }) => !sponsor);
          return (
            <>
              <Show when={waiting()?.path}>
                {(path) => (
                  <Note tone="wait">
                    <p>{words().waits}</p>
                    <p>
                      <OutsideLink href={path()}>{words().toSign}</OutsideLink>
                    </p>
                  </Note>
                )}
              </Show>
              <Show when={signed()} fallback={<p class="hint">{words().ownNone}</p>}>
                {(note) => (
                  <>
                    <p class="hint">{words().ownHint}</p>
                    <FramingText of={{ ...note(), signedBy: [] }} />
                    <SignedBy of={[note().firm, note().sponsor].flatMap((one) => one ?? [])} />
                  </>
                )}
              </Show>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
