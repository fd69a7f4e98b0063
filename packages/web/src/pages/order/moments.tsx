import { dayPlain } from "../../format/index.ts";
import { words } from "../../messages/order.ts";
import type { Moment } from "../../ui/timeline.tsx";
import { Moment as At } from "../../ui/value.tsx";
import type { Order } from "./order.data.ts";

const at = (instant: string) => <At at={instant} />;

/** What happened to a quote and what comes, in order. */
export function momentsOf(order: Order): Moment[] {
  const said = words().moments;
  const drafted: Moment = { id: "drafted", state: "done", title: said.drafted, detail: at(order.createdAt) };
  if (!order.sentAt) return [drafted, { id: "send", state: "now", title: said.toSend }];
  const sent: Moment = { id: "sent", state: "done", title: said.sent, detail: at(order.sentAt) };
  return [drafted, sent, ...answered(order)];
}

function answered(order: Order): Moment[] {
  const said = words().moments;
  const { approval, refusal, agreement, status, endedAt } = order;
  if (refusal) {
    const detail = refusal.reason || at(refusal.at);
    return [{ id: "refused", state: "dropped", title: said.refused, detail }];
  }
  if (status === "expired") {
    return [{ id: "expired", state: "dropped", title: said.expired, detail: dayPlain(order.validUntil) }];
  }
  const ended: Moment[] =
    status === "cancelled" && endedAt
      ? [{ id: "cancelled", state: "dropped", title: said.cancelled, detail: at(endedAt) }]
      : [];
  if (!approval) return ended.length > 0 ? ended : [{ id: "approve", state: "now", title: said.toApprove }];
  const { name, role } = approval;
  const approved: Moment = { id: "approved", state: "done", title: said.approved(name, role), detail: at(approval.at) };
  const { waiver } = order;
  const waived: Moment[] = waiver
    ? [{ id: "waived", state: "done", title: said.waived(waiver.by), detail: waiver.reason }]
    : [];
  return [approved, ...waived, ...agreed(agreement), ...ended];
}

function agreed(agreement: Order["agreement"]): Moment[] {
  const said = words().moments;
  if (!agreement) return [{ id: "agree", state: "now", title: said.toAgree }];
  const { firm, buyer } = agreement;
  const signed: Moment = { id: "agreement", state: "done", title: said.agreement(firm.name), detail: at(firm.at) };
  if (!buyer) return [signed, { id: "sign", state: "now", title: said.toSign }];
  return [signed, { id: "signed", state: "done", title: said.signed(buyer.name, buyer.role), detail: at(buyer.at) }];
}
