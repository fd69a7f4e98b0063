import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/plan.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Loaded } from "../../ui/state.tsx";
import { methodOf, Parts, standingOf } from "../plan/parts.tsx";
import { type Plan, planOf } from "../plan/plan.data.ts";
import type { Enrolment } from "./cohort.data.ts";

/** What an individual pays for his seat, in stages: where each part stands, and its invoice. */
export function PlanDialog(props: { enrolment: Enrolment; cohortID: string; onClose: () => void }) {
  const query = useQuery(() => planOf({ cohortID: props.cohortID, enrolmentID: props.enrolment.enrolmentID }));
  const name = () => `${props.enrolment.given} ${props.enrolment.family}`;
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={words().title(name())}
      wide
      actions={<Button onClick={() => props.onClose()}>{ui().close}</Button>}
    >
      <Loaded of={query} rows={5}>
        {(plan) => <Standing plan={plan()} />}
      </Loaded>
    </Dialog>
  );
}

function Standing(props: { plan: Plan }) {
  const here = useFirm();
  const href = (invoiceID: string) => here.path(`/factures/${invoiceID}`);
  return (
    <div class="stack">
      <p>
        <Show when={props.plan.stage === "withdrawal"} fallback={standingOf(props.plan)}>
          {words().withdrawal(dayPlain(props.plan.withdrawalUntil))}
        </Show>
      </p>
      <Parts
        parts={props.plan.parts}
        gross={props.plan.gross}
        more={{
          id: "invoice",
          head: words().invoice,
          cell: (part) => (
            <Show when={part.invoiceID}>
              {(invoiceID) => (
                <a href={href(invoiceID())} aria-label={words().seeInvoice(part.number ?? words().draft)}>
                  {part.number ?? words().draft}
                </a>
              )}
            </Show>
          ),
        }}
      />
      <Show when={props.plan.stage === "running"}>
        <p class="hint">
          {methodOf(props.plan)} {words().byItself}
        </p>
      </Show>
    </div>
  );
}
