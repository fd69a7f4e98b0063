import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayTyped } from "../../format/day-typed.ts";
import { money } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/takings.ts";
import { RadioRow } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, MoneyField, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { day, euros, oneOf, text } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Card, invoiceOf, type Whole } from "../invoice/invoice.data.ts";
import { invoices } from "../invoice/invoices.data.ts";
import { giveBack, type Owed, refund, setOff } from "./takings.data.ts";

const WAYS = ["online", "transfer", "cheque", "setOff"] as const;
type Way = (typeof WAYS)[number];
const amount = v.pipe(euros(), v.minValue(1, "cents"));
const schemas = {
  online: v.object({ way: oneOf(WAYS), amount }),
  transfer: v.object({ way: oneOf(WAYS), amount, givenOn: day() }),
  cheque: v.object({ way: oneOf(WAYS), amount, givenOn: day() }),
  setOff: v.object({ way: oneOf(WAYS), amount, otherID: text(60) }),
};

/** Gives a sum back: online where it was paid online, at the bank, or on another invoice of the same client. */
export function GiveBack(props: { of: Owed; onClose: () => void }) {
  const query = useQuery(() => invoiceOf(props.of.invoiceID));
  const list = useQuery(() => invoices());
  return (
    <Dialog open onClose={props.onClose} title={words().giveBackTitle(money(props.of.amount))}>
      <p>{words().giveBackBody(props.of.buyerName, props.of.number ?? "")}</p>
      <Loaded of={query} rows={3}>
        {(data) => (
          <Loaded of={list} rows={3}>
            {(all) => (
              <Giving
                of={props.of}
                online={isOnline(data())}
                others={othersOf(data(), all().invoices)}
                onClose={props.onClose}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Dialog>
  );
}

const isOnline = ({ payments }: Whole) => payments.some(({ attemptID }) => attemptID !== null);

/** Open invoices of the same client. */
function othersOf({ invoice }: Whole, cards: readonly Card[]): Card[] {
  const { organizationID, name } = invoice.buyer;
  const isSame = (card: Card) => (organizationID ? card.organizationID === organizationID : card.buyerName === name);
  return cards.filter((card) => card.invoiceID !== invoice.invoiceID && card.due > 0 && isSame(card));
}

function Giving(props: { of: Owed; online: boolean; others: readonly Card[]; onClose: () => void }) {
  const onDay = today();
  const ways = () =>
    WAYS.filter((way) => (way === "online" ? props.online : way === "setOff" ? props.others.length > 0 : true));
  const [way, setWay] = createSignal<Way>(props.online ? "online" : "transfer");
  const [typed, setTyped] = createSignal<unknown>(onDay);
  const labels = () => ({
    online: words().online,
    transfer: words().byTransfer,
    cheque: words().byCheque,
    setOff: words().bySetOff,
  });
  const pick = (value: string) => setWay(WAYS.find((one) => one === value) ?? "transfer");
  return (
    <Form
      schema={schemas[way()]}
      send={(values, key) => send(props.of.invoiceID, { ...values, way: way() }, key)}
      done={(said) => {
        props.onClose();
        toast(said);
      }}
      submit={words().giveBack}
      onTyping={(values) => setTyped(values.givenOn)}
    >
      <RadioRow
        label={words().way}
        name="way"
        value={way()}
        onPick={pick}
        options={ways().map((value) => ({ value, label: labels()[value] }))}
      />
      <MoneyField
        label={words().amount}
        name="amount"
        hint={words().amountMost(money(props.of.amount))}
        initialCents={props.of.amount}
      />
      <Show when={way() === "setOff"}>
        <Select
          label={words().target}
          name="otherID"
          empty={words().chooseTarget}
          options={props.others.map(({ invoiceID, number, due }) => ({
            value: invoiceID,
            label: words().targetOption(number ?? "", money(due)),
          }))}
        />
      </Show>
      <Show when={way() === "transfer" || way() === "cheque"}>
        <Field
          label={words().givenOn}
          hint={dayTyped(typed())}
          name="givenOn"
          type="date"
          initial={onDay}
          max={onDay}
        />
      </Show>
    </Form>
  );
}

interface Typed {
  way: Way;
  amount: number;
  givenOn?: string;
  otherID?: string;
}

/** Answers what to tell. */
async function send(invoiceID: string, { way, amount: cents, givenOn = "", otherID = "" }: Typed, key: string) {
  if (way === "online") {
    const { refunded, byHand } = await refund(invoiceID, { amount: cents }, key);
    return byHand > 0 ? words().givenPart(money(refunded), money(byHand)) : words().given;
  }
  if (way === "setOff") await setOff(invoiceID, { amount: cents, otherID }, key);
  else await giveBack(invoiceID, { amount: cents, method: way, givenOn }, key);
  return words().given;
}
