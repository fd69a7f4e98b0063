import { money } from "../../format/index.ts";
import { words } from "../../messages/less.ts";
import type { Preview } from "./change.data.ts";

/** What one seat less makes of its order, a sentence each; none of a seat that no order counts. */
export function lessLines({ order, owedNet, drafts }: Preview): string[] {
  if (!order) return [];
  const { number, beforeNet, afterNet, toComeBefore, toComeAfter } = order;
  return [
    words().lessOrder(number, money(beforeNet), money(afterNet)),
    ...(toComeBefore > 0 ? [words().lessToCome(money(toComeBefore), money(toComeAfter))] : []),
    ...(owedNet > 0 ? [words().heldInOrder(money(owedNet))] : []),
    ...drafts.map(({ buyerName }) => words().redrafted(buyerName)),
  ];
}
