import { Show } from "solid-js";
import { dayPlain, money } from "../../format/index.ts";
import { words } from "../../messages/plan.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { methodOf, Parts, standingOf } from "../plan/parts.tsx";
import type { OwnPlan } from "../plan/plan.data.ts";

/** What I pay myself: the parts, where each is paid, and the contract with its way out. */
export function Payments(props: { plan: OwnPlan; about: string }) {
  return (
    <Section title={words().mine} about={props.about}>
      <p>
        <Show when={props.plan.stage === "withdrawal"} fallback={standingOf(props.plan)}>
          {words().mineWithdrawal(dayPlain(props.plan.withdrawalUntil))}
        </Show>
      </p>
      <Parts
        parts={props.plan.parts}
        gross={props.plan.gross}
        more={{
          id: "invoice",
          head: words().invoice,
          cell: (part) => (
            <Show when={part.payPath}>
              {(href) => (
                <OutsideLink href={href()}>
                  {part.due > 0 && part.state !== "processing"
                    ? words().pay(money(part.due))
                    : words().see(part.number ?? "")}
                </OutsideLink>
              )}
            </Show>
          ),
        }}
      />
      <Show when={props.plan.stage === "running"}>
        <p class="hint">{methodOf(props.plan)}</p>
      </Show>
      <Show when={props.plan.contractPath}>
        {(href) => (
          <p>
            <OutsideLink href={href()}>{words().contract}</OutsideLink>
          </p>
        )}
      </Show>
    </Section>
  );
}
