import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import IShield from "~icons/lucide/shield-check";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/group.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Note, PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Actions } from "./actions.tsx";
import { Directory } from "./directory.tsx";
import { type Group, groupOf } from "./group.data.ts";
import { Learnings } from "./learnings.tsx";
import { ReviewPart } from "./review.tsx";
import { Shelf } from "./shelf.tsx";
import { Topics } from "./topics.tsx";
import "./group.css";

/** What a group has for itself between its sessions: read by its members and who leads it. */
export default function GroupSpace() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => groupOf(params.id, here.is("owner", "coach")));
  return <Loaded of={query}>{(group) => <Space id={params.id} group={group()} />}</Loaded>;
}

function Space(props: { id: string; group: Group }) {
  const here = useFirm();
  const leads = () => props.group.me.role === "coach";
  const crumb = () =>
    leads()
      ? { href: here.path(`/groupes/${props.id}`), title: props.group.cohortName }
      : { href: here.path("/parcours"), title: words().toPath };
  const own = () => props.group.actions.filter(({ ownerID }) => ownerID === props.group.me.personID);
  const tabs = [
    {
      id: "sujets",
      get title() {
        return words().topics.title;
      },
      get count() {
        return props.group.topics.filter(({ isTaken }) => !isTaken).length;
      },
      body: () => <Topics id={props.id} group={props.group} />,
    },
    {
      id: "actions",
      get title() {
        return words().actions.title;
      },
      get count() {
        return own().filter(({ outcome }) => outcome === null).length;
      },
      body: () => <Actions id={props.id} group={props.group} />,
    },
    {
      id: "apprentissages",
      get title() {
        return words().learnings.title;
      },
      body: () => <Learnings group={props.group} />,
    },
    {
      id: "ressources",
      get title() {
        return words().shelf.title;
      },
      body: () => <Shelf id={props.id} group={props.group} />,
    },
    {
      id: "annuaire",
      get title() {
        return words().directory.title;
      },
      body: () => <Directory id={props.id} group={props.group} />,
    },
    {
      id: "bilan",
      get title() {
        return words().review.title;
      },
      body: () => (
        <Show when={props.group.review}>
          {(review) => <ReviewPart id={props.id} group={props.group} review={review()} />}
        </Show>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[crumb()]}
        sub={<span>{props.group.cohortName}</span>}
        actions={
          <>
            <Show when={props.group.amongPeers}>
              <LinkButton href={here.path(`/groupe/${props.id}/rencontres`)}>{words().meetings}</LinkButton>
            </Show>
            <LinkButton href={here.path(`/groupe/${props.id}/carnet`)}>{words().journal}</LinkButton>
          </>
        }
      />
      <Note icon={<IShield aria-hidden="true" />}>{words().confidential}</Note>
      <Show when={props.group.erased}>
        <Note tone="wait">{words().erased}</Note>
      </Show>
      <Tabs label={words().tabs} tabs={tabs} />
    </>
  );
}
