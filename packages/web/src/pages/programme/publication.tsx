import { createSignal, For, Match, Show, Switch } from "solid-js";
import IOutside from "~icons/lucide/external-link";
import { createCommand } from "../../api/index.ts";
import { words } from "../../messages/programme.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import type { Editing } from "../../ui/editing.tsx";
import { Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { archive, type Programme, publish } from "./programme.data.ts";

interface PublicationProps {
  programme: Programme;
  editing: Editing;
  /** Something typed is not saved: publishing would leave it out. */
  dirty: boolean;
}

/** What is still empty, the public page, and the two acts that change it. */
export function Publication(props: PublicationProps) {
  const here = useFirm();
  const missing = () => props.programme.missing;
  const isOnline = () => props.programme.status === "published";
  const isUpToDate = () => isOnline() && !props.programme.isAheadOfPublished;
  const command = createCommand({
    send: (programmeID: string, key) => props.editing.save(() => publish(programmeID, key)),
    done: () => toast(words().publishedNow),
  });
  return (
    <Section
      title={words().publication}
      actions={
        <Show when={isOnline()}>
          <OutsideLink
            href={`/c/${here.firm.slug}/programmes/${props.programme.slug}`}
            newWindow
            look="quiet"
            icon={<IOutside aria-hidden="true" />}
          >
            {words().publicPage}
          </OutsideLink>
        </Show>
      }
    >
      <Switch fallback={<p>{isOnline() ? words().aheadBody : words().ready}</p>}>
        <Match when={missing().length > 0}>
          <Missing programme={props.programme} />
        </Match>
        <Match when={isUpToDate()}>
          <p>{words().online}</p>
        </Match>
      </Switch>
      <div class="actions">
        <Show when={missing().length === 0 && (!isUpToDate() || props.dirty)}>
          <Button
            look="primary"
            disabled={props.dirty}
            pending={command.pending()}
            onClick={() => void command.run(props.programme.programmeID)}
          >
            {isOnline() ? words().publishAgain : words().publish}
          </Button>
        </Show>
        <Show when={props.programme.status !== "archived"}>
          <Archive programme={props.programme} editing={props.editing} />
        </Show>
      </div>
      <Show when={props.dirty && missing().length === 0}>
        <p class="hint" role="status">
          {words().saveFirst}
        </p>
      </Show>
    </Section>
  );
}

/** Brings the focus, and the page, to the field of this name. */
function goTo(name: string): void {
  document.querySelector<HTMLElement>(`main form [name="${CSS.escape(name)}"]`)?.focus();
}

function Missing(props: { programme: Programme }) {
  const sentence = (code: string) => {
    const known: Readonly<Record<string, string>> = words().missing;
    return known[code] ?? code;
  };
  return (
    <div>
      <p>{words().missingTitle}</p>
      <ul class="todo">
        <For each={props.programme.missing}>
          {(field) => (
            <li>
              <a
                href={`#${field.path}`}
                rel="external"
                onClick={(event) => {
                  event.preventDefault();
                  goTo(field.path);
                }}
              >
                {sentence(field.code)}
              </a>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function Archive(props: { programme: Programme; editing: Editing }) {
  const [asking, setAsking] = createSignal(false);
  const command = createCommand({
    send: (programmeID: string, key) => props.editing.save(() => archive(programmeID, key)),
    done: () => {
      setAsking(false);
      toast(words().archivedNow);
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words().archive}</Button>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={words().archiveTitle}
        act={words().archive}
        pending={command.pending()}
        onAct={() => void command.run(props.programme.programmeID)}
      >
        <p>{words().archiveBody}</p>
      </Confirm>
    </>
  );
}
