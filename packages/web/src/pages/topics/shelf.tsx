import { For, Show } from "solid-js";
import { createCommand } from "../../api/command.ts";
import { words } from "../../messages/group.ts";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { onAct } from "../../ui/on-act.tsx";
import { Section } from "../../ui/page.tsx";
import { Empty } from "../../ui/state.tsx";
import { type Group, removeResource } from "./group.data.ts";
import { nameOf } from "./of.ts";

/** Books, addresses, texts that serve the group. */
export function Shelf(props: { id: string; group: Group }) {
  const adding = onAct(() => import("./resource-dialog.tsx").then((part) => part.ResourceDialog));
  const removing = createCommand({ send: (resourceID: string, key) => removeResource(props.id, resourceID, key) });
  const mayRemove = (authorID: string) => props.group.me.role === "coach" || authorID === props.group.me.personID;
  return (
    <Section
      title={words().shelf.title}
      bare
      actions={
        <Show when={!props.group.erased}>
          <Button look="primary" onClick={adding.open}>
            {words().shelf.add}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.group.resources.length > 0}
        fallback={
          <Empty title={words().shelf.none}>
            <p>{words().shelf.noneBody}</p>
          </Empty>
        }
      >
        <ul class="said-list">
          <For each={props.group.resources}>
            {({ resourceID, title, link, text, authorID }) => (
              <li class="card stack">
                <h3>
                  <Show when={link} fallback={title}>
                    <OutsideLink href={link} newWindow>
                      {title}
                    </OutsideLink>
                  </Show>
                </h3>
                <Show when={text}>
                  <p>{text}</p>
                </Show>
                <Show when={nameOf(props.group, authorID)}>
                  {(name) => <p class="hint">{words().shelf.by(name())}</p>}
                </Show>
                <Show when={mayRemove(authorID)}>
                  <div class="actions">
                    <Button
                      look="quiet"
                      pending={removing.pending()}
                      onClick={() => void removing.run(resourceID)}
                      aria-label={words().shelf.removeOf(title)}
                    >
                      {words().shelf.remove}
                    </Button>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <adding.Part id={props.id} />
    </Section>
  );
}
