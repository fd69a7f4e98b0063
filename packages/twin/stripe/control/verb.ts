/** What a test, or a person on `/_emu`, may do to the simulated world. `POST /_emu/<verb>`, JSON or form. */
import { again, type Courier, file } from "../event/courier.ts";
import { emitAccount } from "../event/emit.ts";
import type { Api } from "../http/api.ts";
import { readFaults } from "../http/fault.ts";
import { badParam, noSuch } from "../http/refusal.ts";
import { type Status, setCapability } from "../resource/account-state.ts";
import { endDispute, openDispute } from "../resource/dispute.ts";
import { settleDebit } from "../resource/payment.ts";
import { payOut } from "../resource/payout.ts";
import { failRefund, refundByHand, settleRefund } from "../resource/refund.ts";
import { expireSession, getSession } from "../resource/session.ts";
import type { Delivery, Kind } from "../store/row.ts";
import type { Cause } from "../world.ts";

export interface Control {
  api: Api;
  courier: Courier;
}
export type Asked = Record<string, unknown>;
type Verb = (control: Control, asked: Asked) => object | Promise<object>;

const statuses: Status[] = ["active", "pending", "rejected", "restricted", "unsupported"];

export const verbs: Record<string, Verb> = {
  /** `{advanceSeconds}` or `{now}` (unix seconds): sessions expire and debits settle on the way. */
  clock: ({ api }, asked) => {
    const { world } = api;
    const aheadBefore = world.table.find("setting", "", "clock")?.aheadMs ?? 0;
    const now = numberOf(asked, "now");
    const advance = now === undefined ? (numberOf(asked, "advanceSeconds") ?? 0) * 1000 : now * 1000 - world.nowMs();
    world.table.transaction(() => world.table.put("setting", "", { id: "clock", aheadMs: aheadBefore + advance }));
    return { now: Math.floor(world.nowMs() / 1000) };
  },
  /** `{payment_intent}`: the debit's money arrives. `{refund}`: what was sent back does. */
  settle: (control, asked) =>
    asked.refund === undefined ? endDebit(control, asked, true) : settleOneRefund(control, asked),
  /** `{payment_intent}` or `{refund}`: it fails. */
  fail: (control, asked) =>
    asked.refund === undefined ? endDebit(control, asked, false) : failOneRefund(control, asked),
  /** `{payment_intent, reason}`: its payer contests it; a debit is sent back by its bank, for good. */
  dispute: ({ api }, asked) => {
    const { cause, id } = ownerOf(api, "payment_intent", asked, "payment_intent");
    const reason = String(asked.reason ?? "fraudulent");
    return api.world.table.transaction(() => openDispute(api.world, cause, id, reason));
  },
  /** `{dispute}`: the firm wins, the money comes back. */
  win: (control, asked) => endOneDispute(control, asked, true),
  /** `{dispute}`: the payer wins. */
  lose: (control, asked) => endOneDispute(control, asked, false),
  /** `{payment_intent, amount}`: the firm refunds by a click on Stripe's own pages. */
  refund: ({ api }, asked) => {
    const { cause, id } = ownerOf(api, "payment_intent", asked, "payment_intent");
    return api.world.table.transaction(() => refundByHand(api.world, cause, id, numberOf(asked, "amount")));
  },
  /** `{account}`: everything on its balance leaves for its bank. */
  payout: ({ api }, asked) => {
    const { id } = ownerOf(api, "v2.core.account", asked, "account");
    const cause = { account: id, requestID: null, idempotencyKey: null };
    return api.world.table.transaction(() => payOut(api.world, cause));
  },
  /** `{session}`: closes it as its hour would. */
  expire: ({ api }, asked) => {
    const { cause, id } = ownerOf(api, "checkout.session", asked, "session");
    const session = getSession(api.world, cause.account, id);
    if (session.status !== "open") throw badParam(`The session is ${session.status}.`, "session");
    return api.world.table.transaction(() => expireSession(api.world, cause, session));
  },
  /** `{account, capability, status}`: Stripe restricts, or frees, a connected account. */
  restrict: ({ api }, asked) => {
    const status = statuses.find((each) => each === (asked.status ?? "restricted"));
    if (!status) throw badParam("An unknown status.", "status");
    const { id } = ownerOf(api, "v2.core.account", asked, "account");
    const capability = String(asked.capability ?? "card_payments");
    api.world.table.transaction(() => setCapability(api.world, id, capability, status));
    return { account: id, capability, status };
  },
  /** `{account}`: its owner disconnects the platform; calls for it are refused from now on. */
  deauthorize: ({ api }, asked) => {
    const { cause, id } = ownerOf(api, "v2.core.account", asked, "account");
    api.world.table.transaction(() => {
      emitAccount(api.world, { ...cause, account: id }, "v1.account.application.deauthorized");
      api.world.table.put("standing", "", { id, deauthorized: true });
    });
    return { account: id, deauthorized: true };
  },
  /** `{faults: [{method, path, mode, times}]}` replaces the list of faults to come. */
  faults: ({ api }, asked) => {
    api.faults.splice(0, api.faults.length, ...readFaults(asked.faults));
    return { faults: api.faults };
  },
  /** `{mode, times}`: one more fault, of the next calls that make something. */
  fault: ({ api }, asked) => {
    const times = numberOf(asked, "times") ?? 1;
    const [fault] = readFaults([{ mode: asked.mode, path: "^/v[12]/", times }]);
    if (fault) api.faults.push(fault);
    return { faults: api.faults };
  },
  /** No fault is to come. */
  mend: ({ api }) => {
    api.faults.length = 0;
    return { faults: api.faults };
  },
  /** Keeps deliveries back; `{held: false}` lets them go. */
  hold: ({ courier }, asked) => {
    courier.hold(asked.held !== false && asked.held !== "no");
    return { held: courier.held, pending: courier.pending().length };
  },
  /** Delivers now all that waits, in the order it stands. */
  flush: async ({ courier }) => {
    const accepted = await courier.flush();
    return { accepted, pending: courier.pending().length };
  },
  /** `{share, seed}`: carries each waiting delivery twice, or a share of them. */
  duplicate: (control, asked) => {
    return rearrange(control, asked, (waiting, random, share) =>
      waiting.flatMap((each) => (random() < share ? [each, each] : [each])),
    );
  },
  /** `{seed}`: puts what waits in another order, always the same for a seed. */
  shuffle: (control, asked) => {
    return rearrange(control, asked, (waiting, random) => {
      return waiting
        .map((each) => ({ each, place: random() }))
        .sort((a, b) => a.place - b.place)
        .map(({ each }) => each);
    });
  },
  /** `{share, seed}` or `{type}`: loses what waits. */
  drop: (control, asked) => {
    return rearrange(control, asked, (waiting, random, share) => {
      const types = control.api.world.table;
      return waiting.filter((each) => {
        const type = types.find("v2.core.event", each.account, each.event)?.type;
        return asked.type === undefined ? random() >= share : type !== asked.type;
      });
    });
  },
  /** `{delivery}`: carries one again, as the button of Stripe's dashboard does. */
  redeliver: ({ api }, asked) => {
    const { table } = api.world;
    const known = [...table.everywhere("sent"), ...table.everywhere("delivery")];
    const found = known.find(({ value }) => value.id === asked.delivery);
    if (!found) throw noSuch("delivery", String(asked.delivery), "delivery");
    return table.transaction(() => table.put("delivery", found.account, again(found.value, Date.now())));
  },
  /** Forgets everything but where to deliver. */
  reset: ({ api }) => {
    const { table } = api.world;
    const destinations = table.list("v2.core.event_destination", "");
    table.clear();
    table.transaction(() => {
      for (const each of destinations) table.put("v2.core.event_destination", "", each);
    });
    api.faults.length = 0;
    return { reset: true };
  },
};

function endDebit({ api }: Control, asked: Asked, succeeds: boolean): object {
  const { cause, id } = ownerOf(api, "payment_intent", asked, "payment_intent");
  const ended = api.world.table.transaction(() => settleDebit(api.world, cause, id, succeeds));
  if (!ended) throw badParam("This payment has no debit under way.", "payment_intent");
  return { payment_intent: id, succeeded: succeeds };
}

function failOneRefund({ api }: Control, asked: Asked): object {
  const { cause, id } = ownerOf(api, "refund", asked, "refund");
  return { refund: id, failed: api.world.table.transaction(() => failRefund(api.world, cause, id)) };
}

function settleOneRefund({ api }: Control, asked: Asked): object {
  const { cause, id } = ownerOf(api, "refund", asked, "refund");
  return { refund: id, settled: api.world.table.transaction(() => settleRefund(api.world, cause, id)) };
}

function endOneDispute({ api }: Control, asked: Asked, isWon: boolean): object {
  const { cause, id } = ownerOf(api, "dispute", asked, "dispute");
  return api.world.table.transaction(() => endDispute(api.world, cause, id, isWon));
}

function ownerOf(api: Api, kind: Kind, asked: Asked, param: string): { cause: Cause; id: string } {
  const id = String(asked[param] ?? "");
  const found = api.world.table.everywhere(kind).find(({ value }) => value.id === id);
  if (!found) throw noSuch(param, id, param);
  return { cause: { account: found.account, requestID: null, idempotencyKey: null }, id };
}

type Order = (waiting: Delivery[], random: () => number, share: number) => Delivery[];

/** Writes what waits anew, one millisecond apart, so that the order asked for is the order carried. */
function rearrange({ api, courier }: Control, asked: Asked, order: Order): object {
  const { table } = api.world;
  const waiting = courier.pending();
  const wanted = order(waiting, randomFrom(numberOf(asked, "seed") ?? 1), numberOf(asked, "share") ?? 1);
  table.transaction(() => {
    for (const each of waiting) file(api.world, { ...each, state: "dropped" });
    const start = Date.now() - wanted.length;
    for (const [index, each] of wanted.entries()) table.put("delivery", each.account, again(each, start + index));
  });
  return { before: waiting.length, after: wanted.length };
}

/** The same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function numberOf(asked: Asked, name: string): number | undefined {
  if (asked[name] === undefined) return undefined;
  const value = Number(asked[name]);
  if (!Number.isFinite(value)) throw badParam(`${name}: a number is expected`, name);
  return value;
}
