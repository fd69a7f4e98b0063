import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMail } from "@entrepairs/twin/mail";
import { startPlatform } from "@entrepairs/twin/platform";
import { startStripe } from "@entrepairs/twin/stripe";
import { expect, it } from "vitest";
import { listen } from "./server.ts";

const kept = async (address: string) => {
  const answer = await fetch(address);
  await answer.text();
  return answer.headers.get("keep-alive");
};

it("keeps an idle connection longer than its clients do, here and at every stand-in", async () => {
  const folder = mkdtempSync(join(tmpdir(), "entrepairs-kept-"));
  const [front, mail, platform, stripe] = await Promise.all([
    listen(0),
    startMail({}),
    startPlatform(),
    startStripe({ folder, port: 0 }),
  ]);
  front.serve(() => new Response("here"));
  const addresses = [`http://127.0.0.1:${front.port}/`, mail.inbox, `${platform.origin}/`, `${stripe.origin}/_emu`];
  try {
    for (const address of addresses) expect([address, await kept(address)]).toEqual([address, "timeout=75"]);
  } finally {
    await Promise.all([front.close(), mail.close(), platform.close(), stripe.close()]);
    rmSync(folder, { recursive: true });
  }
});
