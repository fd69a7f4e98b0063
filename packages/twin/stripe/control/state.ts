import type { Control } from "./verb.ts";

/** Everything of use to a test or to a person, newest first: `GET /_emu/state`. */
export function stateOf({ api, courier }: Control): object {
  const { table } = api.world;
  const newest = <T>(items: { account: string; value: T }[]): (T & { account: string })[] => {
    return items.map(({ account, value }) => ({ ...value, account })).reverse();
  };
  const typeOf = new Map(table.everywhere("v2.core.event").map(({ value }) => [value.id, value.type]));
  return {
    now: Math.floor(api.world.nowMs() / 1000),
    held: courier.held,
    faults: api.faults,
    calls: api.calls,
    accounts: table.list("v2.core.account", "").reverse(),
    sessions: newest(table.everywhere("checkout.session")),
    payments: newest(table.everywhere("payment_intent")),
    refunds: newest(table.everywhere("refund")),
    disputes: newest(table.everywhere("dispute")),
    fees: newest(table.everywhere("application_fee")),
    payouts: newest(table.everywhere("payout")),
    deliveries: newest([...table.everywhere("sent"), ...table.everywhere("delivery")]).map((each) => ({
      ...each,
      type: typeOf.get(each.event),
    })),
    destinations: table.list("v2.core.event_destination", "").map(({ secret: _kept, ...shown }) => shown),
  };
}
