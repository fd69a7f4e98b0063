import { createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import { typedOf } from "../../format/typed.ts";
import { words as identity } from "../../messages/identity.ts";
import { words } from "../../messages/payers.ts";
import { Button } from "../../ui/button.tsx";
import { Field, MoneyField, type Option, Select } from "../../ui/field.tsx";
import { AddressFields } from "../organization/address-fields.tsx";
import type { Listed } from "../organization/organizations.data.ts";
import type { Enrolment } from "./cohort.data.ts";
import { HOWS, type How, howOf, INDEPENDENT, whoOf } from "./payer-schema.ts";

type Payer = Enrolment["payers"][number];
/** One row: as it stands today, if it does. It stays the same while its fields are typed in. */
interface Line {
  first: Payer | undefined;
}

const MOST = 5;
const percent = (basisPoints: number) => typedOf(basisPoints).replace(/[,.]00$/, "");

/** Who pays and how much, line by line; the names are those of the API's fields. */
export function PayerRows(props: { organizations: readonly Listed[]; payers: readonly Payer[] }) {
  const held = untrack(() => props.payers);
  const [lines, setLines] = createSignal<readonly Line[]>(
    held.length > 0 ? held.map((first) => ({ first })) : [{ first: undefined }],
  );
  const options = (): Option[] => [
    ...held.filter(({ organizationID }) => !organizationID).map((one) => ({ value: one.payerID, label: one.name })),
    ...props.organizations.map(({ organizationID, name }) => ({ value: organizationID, label: name })),
    { value: INDEPENDENT, label: words().independent },
  ];
  return (
    <>
      <For each={lines()}>
        {(line, index) => (
          <Row
            first={line.first}
            at={index()}
            options={options()}
            onRemove={lines().length > 1 ? () => setLines((all) => all.filter((one) => one !== line)) : undefined}
          />
        )}
      </For>
      <Show when={lines().length < MOST}>
        <div>
          <Button onClick={() => setLines([...lines(), { first: undefined }])}>{words().add}</Button>
        </div>
      </Show>
    </>
  );
}

interface RowProps {
  first: Payer | undefined;
  at: number;
  options: readonly Option[];
  onRemove: (() => void) | undefined;
}

function Row(props: RowProps) {
  const name = (field: string) => `payers.${props.at}.${field}`;
  const held = untrack(() => props.first);
  const [who, setWho] = createSignal(held ? whoOf(held) : "");
  const [how, setHow] = createSignal<How>(held ? howOf(held) : untrack(() => (props.at === 0 ? "rest" : "amount")));
  return (
    <fieldset class="payer-row">
      <legend>{words().payer(props.at + 1)}</legend>
      <Select label={words().who} name={name("organizationID")} options={props.options} value={who()} onPick={setWho} />
      <Show when={who() === INDEPENDENT}>
        <Independent at={props.at} />
      </Show>
      <Show when={held?.kind === "funder"}>
        <p class="hint">{words().funder}</p>
      </Show>
      <div class="pair">
        <Select
          label={words().how}
          name={name("rest")}
          empty={false}
          options={HOWS.map((value) => ({ value, label: words().hows[value] }))}
          value={how()}
          onPick={(picked) => setHow(picked as How)}
        />
        <Switch>
          <Match when={how() === "amount"}>
            <MoneyField label={words().amount} name={name("amountNet")} initialCents={held?.amountNet ?? undefined} />
          </Match>
          <Match when={how() === "share"}>
            <Field
              label={words().share}
              name={name("shareBasisPoints")}
              inputmode="decimal"
              autocomplete="off"
              trailing="%"
              initial={held?.shareBasisPoints ? percent(held.shareBasisPoints) : undefined}
            />
          </Match>
        </Switch>
      </div>
      <Show when={props.onRemove}>
        {(remove) => (
          <div class="actions">
            <Button look="quiet" onClick={() => remove()()}>
              {words().remove(props.at + 1)}
            </Button>
          </div>
        )}
      </Show>
    </fieldset>
  );
}

function Independent(props: { at: number }) {
  const name = (field: string) => `payers.${props.at}.${field}`;
  return (
    <>
      <Field label={words().companyName} name={name("name")} autocomplete="off" />
      <div class="pair">
        <Field label={identity().siret} name={name("siret")} inputmode="numeric" autocomplete="off" />
        <Field label={words().email} name={name("email")} type="email" autocomplete="off" />
      </div>
      <AddressFields under={`payers.${props.at}.`} />
    </>
  );
}
