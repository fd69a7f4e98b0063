import { withClock } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Billing } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Sale } from "./money.ts";
import { isThorough } from "./thorough.ts";
import { startWorld, type World } from "./world.ts";

/** Stories to play, and the one to begin with: `CHAOS=1 CHAOS_SEED=42` plays one again. */
const RUNS = Number(process.env.CHAOS ?? (isThorough ? 300 : 60));
const FIRST = Number(process.env.CHAOS_SEED ?? 1);
const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  Billing.configureForTests();
  world = await startWorld();
});
afterAll(() => world.close());

/** The same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it(`ends ${RUNS} stories with our rows equal to Stripe's, whatever was lost, doubled, shuffled or killed`, {
  timeout: 300_000,
}, async () => {
  const found = { healed: 0, unknown: 0, mismatched: 0 };
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const random = randomFrom(seed);
    // What the local Stripe goes through at each call grows with all that it keeps.
    if ((seed - FIRST) % 20 === 19) await fetch(`${world.stripe.origin}/_emu/reset`, { method: "POST", body: "{}" });
    const sale = new Sale(world.stripe.origin, random);
    const ahead = (seed - FIRST) * DAY_MS;
    await withClock(Date.now() + ahead, async () => {
      await sale.begin();
      const acts = 6 + Math.floor(random() * 8);
      for (let act = 0; act < acts; act++) await sale.act();
    });
    // A day goes by: pages close, debits settle; every attempt is looked at again, as its due work does.
    await sale.control("clock", { advanceSeconds: DAY_MS / 1_000 });
    await withClock(Date.now() + ahead + DAY_MS, async () => {
      for (const attempt of (await sale.state()).attempts) await sale.system(() => Payment.reconcile(attempt));
      await sale.system(() => Payment.reconcileFirm());
      await sale.send();
      const report = await sale.system(() => Payment.reconcileFirm());
      for (const name of ["healed", "unknown", "mismatched"] as const) found[name] += report?.[name] ?? 1;
      await sale.expectEqual();
    });
  }
  expect(found).toEqual({ healed: 0, unknown: 0, mismatched: 0 });
});
