import { createSignal, For, Show, untrack } from "solid-js";
import * as v from "valibot";
import { money } from "../../format/index.ts";
import { words } from "../../messages/invoice.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as references } from "../../messages/references.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { CheckGroup } from "../../ui/choice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Note } from "../../ui/page.tsx";
import { optionalText, texts } from "../../ui/schema.ts";
import { draft, type Payer } from "./invoice.data.ts";

const SEATS_MAX = 30;

const schema = v.object({
  seats: v.pipe(texts(), v.minLength(1, "required"), v.maxLength(SEATS_MAX, "invoice.too_many_seats")),
  object: optionalText(200),
  purchaseOrder: optionalText(50),
});

/** Its person has not said yes: it may be billed, by who ticks it. */
const isInvited = ({ status }: Payer["seats"][number]) => status === "invited";

/** Which seats of one payer, those accepted ticked at first, and what the invoice says of them. */
export function DraftForm(props: { payer: Payer; done: (invoiceID: string) => void }) {
  const here = useFirm();
  const all = untrack(() => props.payer.seats);
  const seats = all.filter(({ scheduledBy }) => scheduledBy === null);
  const ofOrders = all.filter(({ scheduledBy }) => scheduledBy !== null);
  const accepted = seats.filter((seat) => !isInvited(seat));
  const first = accepted.slice(0, SEATS_MAX).map(({ enrolmentID }) => enrolmentID);
  const [chosen, setChosen] = createSignal<readonly string[]>(first);
  const net = () =>
    seats.filter((seat) => chosen().includes(seat.enrolmentID)).reduce((sum, one) => sum + one.priceNet, 0);
  const send = (values: v.InferOutput<typeof schema>, key: string) =>
    draft(
      {
        payer: props.payer.key,
        seats: seats
          .filter(({ enrolmentID }) => values.seats.includes(enrolmentID))
          .map(({ cohortID, enrolmentID }) => ({ cohortID, enrolmentID })),
        ...(values.object ? { object: values.object } : {}),
        ...(values.purchaseOrder ? { purchaseOrder: values.purchaseOrder } : {}),
      },
      key,
    );
  return (
    <>
      <Show when={ofOrders.length > 0}>
        <Note>
          <p>{references().someOfOrder}</p>
          <ul>
            <For each={ofOrders}>
              {({ name, scheduledBy }) => (
                <li>
                  {name} <Link href={here.path(`/devis/${scheduledBy?.orderID}`)}>{scheduledBy?.number}</Link>
                </li>
              )}
            </For>
          </ul>
        </Note>
      </Show>
      <Show when={seats.length > 0}>
        <Form
          schema={schema}
          send={send}
          done={({ invoiceID }) => props.done(invoiceID)}
          submit={words().draft}
          onTyping={(values) => setChosen(Array.isArray(values.seats) ? values.seats.map(String) : [])}
        >
          <CheckGroup
            label={words().chooseSeats}
            name="seats[]"
            {...(seats.length > SEATS_MAX ? { hint: words().seatsMost } : {})}
            initial={first}
            options={seats.map((seat) => ({
              value: seat.enrolmentID,
              label: isInvited(seat) ? `${seat.name} – ${meeting().enrolment.invited}` : seat.name,
              hint: words().seatHint(seat.cohortName, money(seat.priceNet)),
            }))}
          />
          <Field label={words().object} name="object" hint={words().objectHint} maxlength={200} optional />
          <Field label={words().purchaseOrder} name="purchaseOrder" maxlength={50} optional />
          <Show when={chosen().length > 0}>
            <p role="status">
              <strong class="num">{words().chosen(words().seats(chosen().length), money(net()))}</strong>
            </p>
          </Show>
        </Form>
      </Show>
    </>
  );
}
