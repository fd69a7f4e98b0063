import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureTable, Table, tableClient } from "@entrepairs/core/db";
import { Stripe, stripeNode } from "@entrepairs/core/gateway";
import { Actor, logTo } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { startStripe } from "@entrepairs/twin/stripe";
import { startTable } from "@entrepairs/twin/table";
import { TABLE_NAME } from "./settings.ts";

interface Say {
  out(line: string): void;
  err(line: string): void;
}

/**
 * `npm run reconcile [-- DAYS]`: compares every firm with its account at Stripe, as the product does every quarter of an
 * hour, over the last DAYS (30 unless told otherwise); one JSON line a firm. The product must not run meanwhile. Answers
 * the exit code: 1 when something does not fit or cannot be placed.
 */
export async function main(argv: readonly string[], folder: string, say: Say): Promise<number> {
  const days = Number(argv[0] ?? 30);
  if (argv.length > 1 || !Number.isInteger(days) || days < 1 || days > 400) {
    say.err("Usage: npm run reconcile -- DAYS (1 to 400)");
    return 1;
  }
  const data = resolve(folder);
  if (!existsSync(join(data, "table"))) {
    say.err(`No data in ${data}: start the product first, or set DATA_DIR`);
    return 1;
  }
  logTo(() => undefined);
  const table = await startTable({ folder: join(data, "table") }).catch((error: unknown) => {
    say.err(`Stop the product first: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!table) return 1;
  const stripe = await startStripe({ folder: join(data, "stripe") });
  try {
    await ensureTable({ tableName: TABLE_NAME, exchange: table.exchange });
    Table.configure(tableClient({ tableName: TABLE_NAME, exchange: table.exchange }));
    const { STRIPE_SECRET_KEY: secretKey = "sk_test_local", STRIPE_API_BASE: apiBase = stripe.origin } = process.env;
    Stripe.configure(stripeNode({ secretKey, webhookSecrets: [], apiBase, production: false }));
    return await everyFirm(days, say);
  } finally {
    await Promise.all([table.close(), stripe.close()]);
  }
}

async function firmIDs(): Promise<string[]> {
  const found: string[] = [];
  for await (const firmID of Directory.firms()) found.push(firmID);
  return found;
}

async function everyFirm(days: number, say: Say): Promise<number> {
  let left = 0;
  for (const firmID of await Actor.provide({ type: "platform", job: "reconcile" }, firmIDs)) {
    const report = await Actor.provide({ type: "system", firmID, job: "reconcile" }, () =>
      Payment.reconcileFirm({ days }),
    );
    say.out(JSON.stringify({ firmID, connected: report !== undefined, ...report }));
    left += (report?.unknown ?? 0) + (report?.mismatched ?? 0);
  }
  return left > 0 ? 1 : 0;
}
