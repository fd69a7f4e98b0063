import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Config, Files, Mail, memoryFiles, Stripe, sesMail, stripeNode } from "@entrepairs/core/gateway";
import { logTo } from "@entrepairs/core/kernel";
import { testKeys, testTable } from "@entrepairs/core/testing";
import { startMail } from "@entrepairs/twin/mail";
import { startStripe } from "@entrepairs/twin/stripe";

/** Real engines in this process, for suites that cross modules. */
export async function startWorld() {
  const table = await testTable();
  if (!table) throw new Error("The embedded engine is always there");
  const folder = mkdtempSync(join(tmpdir(), "entrepairs-suite-"));
  const mail = await startMail({ file: join(folder, "mail.jsonl") });
  const stripe = await startStripe();
  Stripe.configure(
    stripeNode({ secretKey: "sk_test_local", webhookSecrets: [], apiBase: stripe.origin, production: false }),
  );
  Mail.configure(sesMail({ endpoint: mail.endpoint }));
  Files.configure(memoryFiles());
  testKeys();
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
    lines,
    close: async () => {
      await Promise.all([table.close(), mail.close(), stripe.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
