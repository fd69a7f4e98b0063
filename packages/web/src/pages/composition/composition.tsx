import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { Refusal } from "../../base/refusal.ts";
import { words } from "../../messages/composition.ts";
import "../../messages/cohort.ts";
import { explain } from "../../messages/error.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { again, compositionOf, remove, type Whole } from "./composition.data.ts";
import { GroupCard, Left } from "./group-card.tsx";
import { competitorsIn, RuleFields, rules } from "./rule-fields.tsx";
import { gapOf, sentencesOf } from "./sentence.ts";
import "./composition.css";

/** A pool and its groups: why everyone sits where he sits, and what a move breaks. */
export default function CompositionPage() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => compositionOf(params.id));
  const crumbs = [
    { href: here.path("/groupes"), title: words().groups },
    { href: here.path("/groupes/composer"), title: words().title },
  ];
  return (
    <Loaded of={query} heading={words().title}>
      {(whole) => (
        <>
          <PageHead
            title={whole().name}
            crumbs={crumbs}
            sub={
              <Badge tone={whole().status === "opened" ? "good" : "brand"}>{words().statuses[whole().status]}</Badge>
            }
            actions={
              <Show when={whole().status === "proposed" && whole().groups.some(({ people }) => people.length > 0)}>
                <LinkButton look="primary" href={here.path(`/groupes/composer/${params.id}/creer`)}>
                  {words().open}
                </LinkButton>
              </Show>
            }
          />
          <div class="stack">
            <div role="status">
              <State whole={whole()} />
            </div>
            <Show when={whole().status !== "solving"}>
              <Problems whole={whole()} />
              <div class="composed">
                <For each={whole().groups}>{(_, at) => <GroupCard whole={whole()} group={at()} />}</For>
              </div>
              <Left whole={whole()} />
            </Show>
            <Show when={whole().status === "proposed"}>
              <Again whole={whole()} />
            </Show>
            <Show when={whole().status !== "solving"}>
              <Removal whole={whole()} />
            </Show>
          </div>
        </>
      )}
    </Loaded>
  );
}

/** Where it stands, in a sentence or two. */
function State(props: { whole: Whole }) {
  const here = useFirm();
  const filled = () => props.whole.groups.filter(({ people }) => people.length > 0).length;
  const summary = () => words().summary(words().people(props.whole.people.length), words().groupCount(filled()));
  const gap = () => gapOf(props.whole);
  return (
    <Switch>
      <Match when={props.whole.status === "solving"}>
        <Note tone="brand">
          <p>{words().solving}</p>
        </Note>
      </Match>
      <Match when={props.whole.failure}>
        {(code) => (
          <Note tone="bad">
            <p>{words().failed(explain(new Refusal({ status: 422, code: code() })))}</p>
            <LinkButton href={here.path(`/groupes/composer/${props.whole.compositionID}/creer`)}>
              {words().resume}
            </LinkButton>
          </Note>
        )}
      </Match>
      <Match when={props.whole.status === "opening"}>
        <Note tone="brand">
          <p>{words().opening}</p>
        </Note>
      </Match>
      <Match when={props.whole.status === "opened"}>
        <Note tone="good">
          <p>{words().opened}</p>
        </Note>
      </Match>
      <Match when={props.whole.breaches.length > 0}>
        <Note tone="bad">
          <p>
            {summary()} {words().broken(props.whole.breaches.length)}
          </p>
        </Note>
      </Match>
      <Match when={gap() !== undefined}>
        <Note tone="good">
          <p>
            {summary()} {words().sound} {gap() === 0 ? words().best : words().near(gap() ?? 0)}
          </p>
        </Note>
      </Match>
    </Switch>
  );
}

/** What stands in the way of a place for everyone. */
function Problems(props: { whole: Whole }) {
  const say = () => sentencesOf(props.whole);
  const isShort = () => {
    const { left, rules: colliding, status, circle } = props.whole;
    return status === "proposed" && circle.length === 0 && left.length + colliding.length > 0;
  };
  return (
    <>
      <Show when={props.whole.circle.length > 0}>
        <Note tone="bad">
          <p>{words().circle(props.whole.circle.map((id) => say().name(id)).join(" → "))}</p>
        </Note>
      </Show>
      <Show when={isShort()}>
        <Note tone="wait">
          <Show when={props.whole.rules.length > 0} fallback={<p>{words().noTime}</p>}>
            <p>{words().collide}</p>
            <ul>
              <For each={props.whole.rules}>{(rule) => <li>{say().rule(rule)}</li>}</For>
            </ul>
            <p>{words().collideToDo}</p>
          </Show>
        </Note>
      </Show>
    </>
  );
}

const Rules = v.object(rules);

/** The same people under other rules, or the rest again around those who are kept. */
function Again(props: { whole: Whole }) {
  return (
    <Section title={words().again}>
      <p class="hint">{words().againHint}</p>
      <Form
        schema={Rules}
        send={({ pairs, ...rest }, key) =>
          again(props.whole.compositionID, { ...rest, competitors: competitorsIn(pairs), rev: props.whole.rev }, key)
        }
        done={() => window.scrollTo({ top: 0 })}
        submit={words().again}
      >
        <RuleFields clients={props.whole.organizations} initial={props.whole} />
      </Form>
    </Section>
  );
}

function Removal(props: { whole: Whole }) {
  const here = useFirm();
  const navigate = useNavigate();
  const [asked, setAsked] = createSignal(false);
  const removing = createCommand({
    send: (_: undefined, key) => remove(props.whole.compositionID, key),
    done: () => {
      toast(words().removed);
      navigate(here.path("/groupes/composer"));
    },
  });
  return (
    <Show when={props.whole.status !== "opening" || props.whole.failure}>
      <div>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {words().remove}
        </Button>
      </div>
      <Confirm
        open={asked()}
        onClose={() => setAsked(false)}
        title={words().remove}
        act={words().remove}
        onAct={() => void removing.run(undefined)}
        pending={removing.pending()}
        danger
      >
        <p>{words().removeBody}</p>
      </Confirm>
    </Show>
  );
}
