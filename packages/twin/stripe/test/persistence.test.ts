import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startStripe } from "../index.ts";
import { Table } from "../store/table.ts";
import { openReceiver } from "./receiver.ts";
import { connect, openSession, openShop, press, sdkOf } from "./shop.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stripe-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journal = () => path.join(folder, "stripe.jsonl");

describe("after a stop and a start", () => {
  it("has its objects, keys and waiting deliveries", async () => {
    const deaf = await openReceiver();
    await deaf.close();
    const shop = await openShop({ folder, webhook: deaf.url });
    const session = await openSession(shop, { client_reference_id: "kept" });
    const customer = await shop.sdk.customers.create({ email: "a@b.example" }, { ...shop.on, idempotencyKey: "k" });
    await shop.local.close();

    const receiver = await openReceiver(Number(new URL(deaf.url).port));
    const local = await startStripe({ folder });
    const sdk = sdkOf(local);
    const read = await sdk.checkout.sessions.retrieve(session.id, undefined, shop.on);
    expect(read).toEqual({ ...session, url: `${local.origin}/c/pay/${session.id}` });
    const again = await sdk.customers.create({ email: "a@b.example" }, { ...shop.on, idempotencyKey: "k" });
    expect([again.id, again.lastResponse.headers["idempotent-replayed"]]).toEqual([customer.id, "true"]);
    await receiver.until(() => receiver.received.some(({ body }) => body.includes("v1.customer.created")));
    expect((await press(String(read.url), { how: "card" })).status).toBe(303);
    await local.close();
    await receiver.close();
  });

  it("ignores a line that was being written when it died, and refuses a journal damaged elsewhere", async () => {
    const first = await startStripe({ folder });
    const { id } = await sdkOf(first).customers.create({ email: "a@b.example" });
    await first.close();
    appendFileSync(journal(), '[{"kind":"customer","account":"","value":{"id":"cus_torn"');
    const second = await startStripe({ folder });
    expect((await sdkOf(second).customers.list()).data.map((customer) => customer.id)).toEqual([id]);
    await sdkOf(second).customers.create({ email: "b@b.example" });
    await second.close();
    const third = await startStripe({ folder });
    expect((await sdkOf(third).customers.list()).data).toHaveLength(2);
    await third.close();
    writeFileSync(journal(), `{damaged\n${readFileSync(journal(), "utf8")}`);
    await expect(startStripe({ folder })).rejects.toThrow();
  });

  it("writes a long journal anew, in the same order, without what nobody asks for any more", () => {
    const row = (count: number) => ({ kind: "customer", account: "", value: { id: `cus_${count % 5}`, count } });
    const lines = Array.from({ length: 2500 }, (_, count) => JSON.stringify([row(count)]));
    writeFileSync(journal(), `${lines.join("\n")}\n`);
    const table = new Table(folder, (kept) => kept.value.id !== "cus_3");
    expect(readFileSync(journal(), "utf8").trim().split("\n")).toHaveLength(4);
    expect(table.list("customer", "").map(({ id }) => id)).toEqual(["cus_0", "cus_1", "cus_2", "cus_4"]);
    table.close();
  });
});

it("keeps nothing of a transaction that fails", () => {
  const table = new Table(folder, () => true);
  const put = (id: string) => table.put("setting", "", { id: "clock", aheadMs: Number(id) });
  table.transaction(() => put("1"));
  expect(() =>
    table.transaction(() => {
      put("2");
      throw new Error("on the way");
    }),
  ).toThrow("on the way");
  expect(table.find("setting", "", "clock")).toEqual({ id: "clock", aheadMs: 1 });
  expect(readFileSync(journal(), "utf8").trim().split("\n")).toHaveLength(1);
  table.close();
});

it("loses nothing it said when it is killed", { timeout: 20_000 }, async () => {
  const said: string[] = [];
  const receiver = await openReceiver();
  const script = fileURLToPath(new URL("./killed.ts", import.meta.url));
  let account = "";
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, [script, folder, receiver.url], { stdio: ["ignore", "pipe", "inherit"] });
    const origin = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (line: Buffer) => resolve(String(line).trim()));
      child.once("exit", (code) => reject(new Error(`the process ended by itself: ${code}`)));
    });
    const sdk = sdkOf({ origin, port: Number(new URL(origin).port) } as never);
    account ||= await connect(sdk);
    const on = { stripeAccount: account };
    const exited = new Promise((resolve) => child.once("exit", resolve));
    for (let made = 0; made < 10_000; made += 1) {
      const call = sdk.customers.create({ email: `${round}-${made}@b.example` }, on).catch(() => undefined);
      // Struck while a call is under way, at another moment of it each round.
      if (made === 12) setTimeout(() => child.kill("SIGKILL"), round);
      const customer = await call;
      if (!customer) break;
      said.push(customer.id);
    }
    await exited;
  }
  const local = await startStripe({ folder });
  const kept = new Set<string>();
  for await (const customer of sdkOf(local).customers.list({ limit: 100 }, { stripeAccount: account }))
    kept.add(customer.id);
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter((id) => !kept.has(id))).toEqual([]);
  // At most one call a round was kept and not answered.
  expect(kept.size).toBeLessThanOrEqual(said.length + 3);
  const told = () =>
    new Set(
      receiver.received
        .filter(({ body }) => body.includes("v1.customer.created"))
        .map(({ body }) => (JSON.parse(body) as { related_object: { id: string } }).related_object.id),
    );
  await receiver.until(() => said.every((id) => told().has(id)));
  await local.close();
  await receiver.close();
});

it("says that its port is taken", async () => {
  const first = await startStripe();
  await expect(startStripe({ folder, port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
});
