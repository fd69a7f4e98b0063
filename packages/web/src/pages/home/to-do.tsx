import { For, Match, Show, Switch } from "solid-js";
import { dayLong, dayShort, money } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { whenOf } from "../../format/when.ts";
import { words } from "../../messages/home.ts";
import { OutsideLink } from "../../ui/button.tsx";
import type { ToDo } from "./day.ts";
import { GroupLink } from "./group-link.tsx";

/** What waits on the person, the gravest first, each with its act. */
export function ToDoList(props: { items: readonly ToDo[]; several: boolean }) {
  return (
    <ul class="to-do">
      <For each={props.items}>
        {(item) => (
          <li>
            <p>
              <Told of={item} />
              <Show when={props.several}>
                <span class="hint"> · {item.firmName}</span>
              </Show>
            </p>
            <Act of={item} />
          </li>
        )}
      </For>
    </ul>
  );
}

function Told(props: { of: ToDo }) {
  return (
    <Switch>
      <Match when={props.of.kind === "mark" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().toMark(whenOf(one(), dayLong))}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "sign" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().toSign(one().count, whenOf(one(), dayLong))}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "fallen" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> –{" "}
            {one().begins ? words().begins(one().count, dayShort(one().begins ?? "")) : words().fallen(one().count)}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "wait" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().waiting(one().count)}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "complaint" && props.of}>
        {(one) => (
          <>
            <strong>{words().complaint(one().reference)}</strong> – {words().readBy(dayLong(one().acknowledgeBy))}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "fund" && props.of}>
        {(one) => (
          <>
            <strong>{one().cohortName}</strong> – {words().fund[one().wants](one().funderName, dayLong(one().on))}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "credential" && props.of}>
        {(one) => (
          <>
            <strong>{one().isMine ? one().title : `${one().name}, ${one().title}`}</strong> –{" "}
            {words().ends(dayLong(one().expiresOn), one().expiresOn < today())}
          </>
        )}
      </Match>
      <Match when={props.of.kind === "overdue" && props.of}>
        {(one) => <strong>{words().late(money(one().amount))}</strong>}
      </Match>
    </Switch>
  );
}

function Act(props: { of: ToDo }) {
  return (
    <Switch>
      <Match when={props.of.kind === "mark" && props.of}>
        {(one) => (
          <GroupLink group={one()} at={`?seance=${one().sessionID}`} look="plain">
            {words().mark}
          </GroupLink>
        )}
      </Match>
      <Match when={props.of.kind === "sign" && props.of}>
        {(one) => (
          <GroupLink group={one()} at={`/emargement/${one().sessionID}`} look="plain">
            {words().openSheet}
          </GroupLink>
        )}
      </Match>
      <Match when={props.of.kind === "fallen" && props.of}>
        {(one) => (
          <GroupLink group={one()} look="plain">
            {words().openGroup}
          </GroupLink>
        )}
      </Match>
      <Match when={props.of.kind === "wait" && props.of}>
        {(one) => (
          <GroupLink group={one()} at="?onglet=participants" look="plain">
            {words().seePeople}
          </GroupLink>
        )}
      </Match>
      <Match when={props.of.kind === "complaint" && props.of}>
        {(one) => (
          <OutsideLink href={`/app/f/${one().firmID}/qualite/reclamations/${one().complaintID}`} look="plain">
            {words().readComplaint}
          </OutsideLink>
        )}
      </Match>
      <Match when={props.of.kind === "fund" && props.of}>
        {(one) => (
          <OutsideLink href={`/app/f/${one().firmID}/financements/${one().fundingID}`} look="plain">
            {words().openFile}
          </OutsideLink>
        )}
      </Match>
      <Match when={props.of.kind === "credential" && props.of}>
        {(one) => (
          <OutsideLink href={`/app/f/${one().firmID}/justificatifs?membre=${one().memberID}`} look="plain">
            {words().renew}
          </OutsideLink>
        )}
      </Match>
      <Match when={props.of.kind === "overdue" && props.of}>
        {(one) => (
          <OutsideLink href={`/app/f/${one().firmID}/factures?etat=en-retard`} look="plain">
            {words().seeLate}
          </OutsideLink>
        )}
      </Match>
    </Switch>
  );
}
