import { useNavigate, useSearchParams } from "@solidjs/router";
import { For, Match, Switch } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { money } from "../../format/index.ts";
import { words } from "../../messages/invoice.ts";
import { words as references } from "../../messages/references.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { DraftForm } from "./draft-form.tsx";
import { candidates, type Payer } from "./invoice.data.ts";

/** From the seats that stand on no invoice to a draft: the payer, then his seats. */
export default function NewInvoice() {
  const here = useFirm();
  const [search] = useSearchParams();
  const query = useQuery(() => candidates(one(search.groupe) || undefined));
  return (
    <>
      <PageHead
        title={words().newTitle}
        crumbs={[{ href: here.path("/factures"), title: words().title }]}
        actions={<LinkButton href={here.path("/factures/libre")}>{references().free.act}</LinkButton>}
      />
      <Loaded
        of={query}
        isEmpty={(data) => data.payers.length === 0}
        empty={
          <Empty
            title={words().newEmpty}
            action={
              <LinkButton look="primary" href={here.path("/groupes")}>
                {words().toGroups}
              </LinkButton>
            }
          >
            <p>{words().newEmptyBody}</p>
          </Empty>
        }
      >
        {(data) => <Choose payers={data().payers} />}
      </Loaded>
    </>
  );
}

function Choose(props: { payers: readonly Payer[] }) {
  const here = useFirm();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const chosen = () => {
    const [only, ...others] = props.payers;
    const named = props.payers.find(({ key }) => key === one(search.payeur));
    return named ?? (others.length === 0 ? only : undefined);
  };
  /** Those that an order bills are named below: neither counted nor priced here. */
  const free = ({ seats }: Payer) => seats.filter(({ scheduledBy }) => scheduledBy === null).length;
  const lineOf = (payer: Payer) =>
    free(payer) === 0 ? words().payerScheduled : words().payerLine(words().seats(free(payer)), money(payer.gross));
  const done = (invoiceID: string) => {
    toast(words().drafted);
    navigate(here.path(`/factures/${invoiceID}`));
  };
  return (
    <div class="halves">
      <Section title={words().payer}>
        <Switch
          fallback={
            <RadioRow
              label={words().choosePayer}
              hint={words().choosePayerHint}
              options={props.payers.map((payer) => ({ value: payer.key, label: payer.name, hint: lineOf(payer) }))}
              value={chosen()?.key ?? ""}
              onPick={(payeur) => setSearch({ payeur }, { replace: true, scroll: false })}
            />
          }
        >
          <Match when={props.payers.length === 1}>
            <For each={props.payers}>
              {(payer) => (
                <p>
                  <strong>{payer.name}</strong> <span class="hint">{lineOf(payer)}</span>
                </p>
              )}
            </For>
          </Match>
        </Switch>
      </Section>
      <For each={[chosen()].filter((payer) => payer !== undefined)}>
        {(payer) => (
          <Section title={words().content}>
            <DraftForm payer={payer} done={done} />
          </Section>
        )}
      </For>
    </div>
  );
}
