import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/framing.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Money } from "../../ui/value.tsx";
import { type Line, lineOf } from "../framing/framing.data.ts";
import { agreementPath, pdfPath, quotePath } from "./space.data.ts";

type Order = Line["orders"][number];
type Invoiced = Line["invoices"][number];

/** What was ordered, signed, funded and invoiced for one group, one after the other. */
export function Chain(props: { cohortID: string; about: string }) {
  const query = useQuery(() => lineOf(props.cohortID));
  const isEmpty = (line: Line) =>
    line.orders.length + line.fundings.length + line.invoices.length + line.elsewhere.length === 0;
  return (
    <Section title={words().line} about={props.about}>
      <Loaded of={query} rows={2}>
        {(line) => (
          <Show when={!isEmpty(line())} fallback={<p class="hint">{words().lineNone}</p>}>
            <For each={line().orders}>{(order) => <OfOrder order={order} fundings={line().fundings} />}</For>
            <Show when={line().orders.length === 0}>
              <ol class="chain">
                <For each={line().elsewhere}>
                  {({ name, on }) => (
                    <li>
                      <strong>{words().agreement}</strong> {words().elsewhere(name, dayPlain(on))}
                    </li>
                  )}
                </For>
                <Fundings of={line().fundings} />
              </ol>
            </Show>
            <Show when={line().invoices.length > 0}>
              <ul class="plain-list">
                <For each={line().invoices}>{(one) => <OfInvoice of={one} />}</For>
              </ul>
            </Show>
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

function OfOrder(props: { order: Order; fundings: Line["fundings"] }) {
  const said = (by: Order["approval"], none: string) => (by ? words().signed(by.name, dayPlain(by.at)) : none);
  return (
    <ol class="chain">
      <li>
        <OutsideLink href={quotePath(props.order.orderID)} newWindow>
          {words().order(props.order.number ?? "")}
        </OutsideLink>{" "}
        <Money cents={props.order.gross} />
        <p class="hint">
          {props.order.approval
            ? words().approved(props.order.approval.name, dayPlain(props.order.approval.at))
            : words().notApproved}
        </p>
      </li>
      <li>
        <Show when={props.order.agreement} fallback={<strong>{words().agreement}</strong>}>
          <OutsideLink href={agreementPath(props.order.orderID)} newWindow>
            {words().agreement}
          </OutsideLink>
        </Show>
        <Show when={props.order.agreement} fallback={<p class="hint">{words().notSent}</p>}>
          {(agreement) => (
            <>
              <p class="hint">
                {words().firmSigned(agreement().firm?.name ?? "", dayPlain(agreement().firm?.at ?? ""))}
              </p>
              <p class="hint">{said(agreement().buyer, words().notSigned)}</p>
            </>
          )}
        </Show>
      </li>
      <Fundings of={props.fundings} />
      <Show
        when={props.order.invoices.length > 0}
        fallback={
          <li>
            <strong>{words().invoice}</strong> <span class="hint">{words().noInvoice}</span>
          </li>
        }
      >
        <For each={props.order.invoices}>{(one) => <OfInvoice of={one} />}</For>
      </Show>
    </ol>
  );
}

function Fundings(props: { of: Line["fundings"] }) {
  return (
    <For
      each={props.of}
      fallback={
        <li>
          <strong>{words().funder}</strong> <span class="hint">{words().noFunder}</span>
        </li>
      }
    >
      {(one) => (
        <li>
          <strong>{words().funder}</strong> {[one.funderName, one.fileNumber].filter(Boolean).join(", ")}
          <p class="hint">
            {words().funding[one.status]} <Show when={one.agreedNet}>{(net) => <Money cents={net()} />}</Show>
          </p>
        </li>
      )}
    </For>
  );
}

function OfInvoice(props: { of: Invoiced }) {
  return (
    <li>
      <OutsideLink href={pdfPath(props.of.invoiceID)} newWindow>
        {`${words().invoice} ${props.of.number ?? ""}`}
      </OutsideLink>{" "}
      <Money cents={props.of.gross} />
      <p class="hint">
        <Show when={props.of.due > 0} fallback={words().paid}>
          {words().due} <Money cents={props.of.due} />
        </Show>
      </p>
    </li>
  );
}
