import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/composition.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { text } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { organizations } from "../organization/organizations.data.ts";
import { create } from "./composition.data.ts";
import { type Chosen, PoolPicker, peopleIn } from "./pool-picker.tsx";
import { competitorsIn, RuleFields, rules } from "./rule-fields.tsx";
import "./composition.css";

const Typed = v.object({ name: text(100), ...rules });

/** A pool: whom, under which rules. */
export default function NewComposition() {
  const here = useFirm();
  const navigate = useNavigate();
  const clients = useQuery(() => organizations);
  const [chosen, setChosen] = createSignal<Chosen>({});
  const schema = v.pipe(
    Typed,
    v.transform(({ pairs, ...rest }) => ({ ...rest, people: peopleIn(chosen()), competitors: competitorsIn(pairs) })),
  );
  const crumbs = [
    { href: here.path("/groupes"), title: words().groups },
    { href: here.path("/groupes/composer"), title: words().title },
  ];
  return (
    <>
      <PageHead title={words().newTitle} crumbs={crumbs} />
      <Loaded
        of={clients}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty
            title={words().noClient}
            action={<LinkButton href={here.path("/entreprises")}>{words().toClients}</LinkButton>}
          />
        }
      >
        {(all) => (
          <Form
            schema={schema}
            send={(values, key) => create(values, key)}
            done={({ compositionID }) => navigate(here.path(`/groupes/composer/${compositionID}`))}
            submit={words().propose}
          >
            <Section title={words().pool}>
              <Field label={words().name} hint={words().nameHint} name="name" maxlength={100} autocomplete="off" />
              <p class="hint">{words().poolHint}</p>
              <PoolPicker clients={all()} chosen={chosen()} onChange={setChosen} />
              <p role="status">{words().chosen(peopleIn(chosen()).length)}</p>
            </Section>
            <Section title={words().rules}>
              <RuleFields
                clients={all().filter(({ organizationID }) => chosen()[organizationID])}
                initial={{ sizeMin: 5, sizeMax: 8, teamsApart: true, competitors: [] }}
              />
            </Section>
          </Form>
        )}
      </Loaded>
    </>
  );
}
