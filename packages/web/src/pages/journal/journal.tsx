import { useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { createCommand } from "../../api/command.ts";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words as group } from "../../messages/group.ts";
import { words } from "../../messages/journal.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { meetingName } from "../home/meeting.ts";
import { exportPath, type Journal, journalOf, type Learning, paperPath, share, unshare } from "./journal.data.ts";
import "../topics/group.css";

/** One's own log of a group, session after session. */
export default function JournalPage() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => journalOf(params.id));
  return (
    <Loaded of={query}>
      {(journal) => (
        <>
          <PageHead
            title={words().title}
            crumbs={[{ href: here.path(`/groupe/${params.id}`), title: words().toGroup }]}
            sub={<span>{journal().cohortName}</span>}
            actions={<Exports id={params.id} />}
          />
          <Note>{words().own}</Note>
          <Pages id={params.id} journal={journal()} />
        </>
      )}
    </Loaded>
  );
}

function Exports(props: { id: string }) {
  const here = useFirm();
  return (
    <>
      <Show when={here.is("participant")}>
        <OutsideLink href={paperPath(props.id, "individualReview", locale())} look="plain" newWindow>
          {words().review}
        </OutsideLink>
        <OutsideLink href={paperPath(props.id, "actionPlan", locale())} look="plain" newWindow>
          {words().plan}
        </OutsideLink>
      </Show>
      <OutsideLink href={exportPath(props.id, "pdf", locale())} look="plain" download="">
        {words().pdf}
      </OutsideLink>
      <OutsideLink href={exportPath(props.id, "md", locale())} look="plain" download="">
        {words().markdown}
      </OutsideLink>
    </>
  );
}

interface Own {
  id: string;
  journal: Journal;
}

const sessionIn = ({ sessions }: Journal, sessionID: string): string => {
  const session = sessions.find((one) => one.sessionID === sessionID);
  return session ? `${meetingName(session)}, ${dayPlain(session.startsAt)}` : "";
};

function Pages(props: Own) {
  const isEmpty = () => {
    const { topics, actions, notes, marks, learnings, shared } = props.journal;
    return [topics, actions, notes, marks, learnings, shared].every((list) => list.length === 0);
  };
  return (
    <Show
      when={!isEmpty()}
      fallback={
        <Empty title={words().empty}>
          <p>{words().emptyBody}</p>
        </Empty>
      }
    >
      <div class="stack">
        <Part title={words().learnings} of={props.journal.learnings}>
          {(learning) => <OwnLearning {...props} learning={learning} />}
        </Part>
        <Part title={words().notes} of={props.journal.notes}>
          {({ sessionID, text }) => (
            <>
              <p>{text}</p>
              <p class="hint">{sessionIn(props.journal, sessionID)}</p>
            </>
          )}
        </Part>
        <Part title={words().marks} of={props.journal.marks}>
          {({ sessionID, text }) => (
            <>
              <p>{text}</p>
              <p class="hint">{sessionIn(props.journal, sessionID)}</p>
            </>
          )}
        </Part>
        <Part title={words().topics} of={props.journal.topics}>
          {({ sessionID, title }) => (
            <>
              <p>{title || words().untitled}</p>
              <p class="hint">{sessionIn(props.journal, sessionID)}</p>
            </>
          )}
        </Part>
        <Part title={words().actions} of={props.journal.actions}>
          {({ text, dueOn, outcome, word }) => (
            <>
              <p>
                <strong>{text}</strong>{" "}
                <Badge>{outcome === null ? group().actions.open : group().actions[outcome]}</Badge>
              </p>
              <p class="hint">{group().actions.due(dayPlain(dueOn))}</p>
              <Show when={word}>
                <p>{word}</p>
              </Show>
            </>
          )}
        </Part>
        <Part title={words().shared} of={props.journal.shared}>
          {({ name, sessionID, content, process }) => (
            <>
              <For each={[content, process].filter(Boolean)}>{(text) => <p>{text}</p>}</For>
              <p class="hint">{[name, sessionIn(props.journal, sessionID)].filter(Boolean).join(", ")}</p>
            </>
          )}
        </Part>
      </div>
    </Show>
  );
}

function Part<T>(props: { title: string; of: readonly T[]; children: (one: T) => JSX.Element }) {
  return (
    <Show when={props.of.length > 0}>
      <Section title={props.title} bare>
        <ul class="said-list">
          <For each={props.of}>{(one) => <li class="card stack">{props.children(one)}</li>}</For>
        </ul>
      </Section>
    </Show>
  );
}

/** Private until its author puts it on the group's wall; he takes it off again. */
function OwnLearning(props: Own & { learning: Learning }) {
  const command = createCommand({
    send: (isShared: boolean, key) => (isShared ? unshare : share)(props.id, props.learning.learningID, key),
  });
  return (
    <>
      <Show when={props.learning.content}>
        <p>{props.learning.content}</p>
      </Show>
      <Show when={props.learning.process}>
        <p>{props.learning.process}</p>
      </Show>
      <p class="hint">
        {sessionIn(props.journal, props.learning.sessionID)}{" "}
        <Badge tone={props.learning.isShared ? "brand" : "neutral"}>
          {props.learning.isShared ? words().isShared : words().isPrivate}
        </Badge>
      </p>
      <div class="actions">
        <Button look="quiet" pending={command.pending()} onClick={() => void command.run(props.learning.isShared)}>
          {props.learning.isShared ? words().unshare : words().share}
        </Button>
      </div>
    </>
  );
}
