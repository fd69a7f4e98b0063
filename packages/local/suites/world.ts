import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureTable, Table, tableClient } from "@entrepairs/core/db";
import {
  ApprovedPlatform,
  Config,
  Files,
  httpPlatform,
  Mail,
  memoryFiles,
  Stripe,
  sesMail,
  stripeNode,
} from "@entrepairs/core/gateway";
import { noBus, RoomBus } from "@entrepairs/core/gateway/bus.ts";
import { logTo } from "@entrepairs/core/kernel";
import { testKeys } from "@entrepairs/core/testing";
import { startMail } from "@entrepairs/twin/mail";
import { startPlatform } from "@entrepairs/twin/platform";
import { startStripe } from "@entrepairs/twin/stripe";
import { startTable } from "@entrepairs/twin/table";

const tableName = "entrepairs-suite";

/** Real engines in this process, for suites that cross modules. */
export async function startWorld() {
  const table = await startTable({});
  const { exchange } = table;
  await ensureTable({ tableName, exchange });
  Table.configure(tableClient({ tableName, exchange }));
  const folder = mkdtempSync(join(tmpdir(), "entrepairs-suite-"));
  const mail = await startMail({ file: join(folder, "mail.jsonl") });
  const stripe = await startStripe();
  const platform = await startPlatform();
  ApprovedPlatform.configure(httpPlatform({ endpoint: platform.origin, token: "suite", pauseMs: 1 }));
  Stripe.configure(
    stripeNode({ secretKey: "sk_test_local", webhookSecrets: [], apiBase: stripe.origin, production: false }),
  );
  Mail.configure(sesMail({ endpoint: mail.endpoint, keepsCopies: true }));
  Files.configure(memoryFiles());
  testKeys();
  RoomBus.configure(noBus);
  Config.configure({
    origin: "http://127.0.0.1:4310",
    linkKey: "suite",
    mailFrom: { name: "Entrepairs", address: "bonjour@entrepairs.example" },
    demo: true,
  });
  const lines: string[] = [];
  logTo((line) => lines.push(line));
  return {
    table,
    mail,
    stripe,
    platform,
    lines,
    close: async () => {
      await Promise.all([table.close(), mail.close(), stripe.close(), platform.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
