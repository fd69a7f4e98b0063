import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { client, folder, mime, pdf, send, start } from "./fixture.ts";
import { startMail } from "./index.ts";
import { MESSAGES_MAX } from "./mailbox.ts";

describe("the journal", () => {
  it("keeps messages and their files across a restart", async () => {
    const file = join(folder(), "deep", "mail.jsonl");
    const before = await startMail({ file });
    for (const subject of ["un", "deux"]) await send(client(before.endpoint), mime({ subject }));
    const messages = before.messages();
    await before.close();
    const after = await start({ file });
    expect(after.messages()).toEqual(messages);
    const bytes = await (await fetch(`${after.endpoint}/m/${messages[1]?.id}/attachment/0`)).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(pdf);
  });

  it("drops a torn last line at whatever byte it was cut, and goes on after it", async () => {
    const file = join(folder(), "mail.jsonl");
    const before = await startMail({ file });
    await send(client(before.endpoint), mime({ subject: "un" }));
    await before.close();
    const whole = readFileSync(file);
    for (const cut of [1, 2, 40, Math.floor(whole.length / 2), whole.length - 2, whole.length - 1]) {
      writeFileSync(file, Buffer.concat([whole, whole.subarray(0, cut)]));
      const twin = await startMail({ file });
      await send(client(twin.endpoint), mime({ subject: "deux" }));
      await twin.close();
      const again = await startMail({ file });
      expect(again.messages().map(({ subject }) => subject)).toEqual(["un", "deux"]);
      await again.close();
    }
  });

  it("passes over a damaged line, and forgets for good what was emptied", async () => {
    const file = join(folder(), "mail.jsonl");
    const before = await startMail({ file });
    await send(client(before.endpoint), mime());
    await before.close();
    appendFileSync(file, `nonsense\n{"mail":{},"raw":""}\n`);
    const twin = await startMail({ file });
    expect(twin.messages()).toHaveLength(1);
    twin.clear();
    await send(client(twin.endpoint), mime({ subject: "après" }));
    await twin.close();
    expect((await start({ file })).messages().map(({ subject }) => subject)).toEqual(["après"]);
  });

  it("loses no acknowledged message to kill -9", async () => {
    const file = join(folder(), "mail.jsonl");
    const code = `const { startMail } = await import(${JSON.stringify(join(import.meta.dirname, "index.ts"))});
      console.log((await startMail({ file: ${JSON.stringify(file)} })).endpoint);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    const [endpoint] = await once(createInterface(child.stdout), "line");
    const acknowledged: (string | undefined)[] = [];
    const sender = async () => {
      for (;;) acknowledged.push((await send(client(endpoint), mime())).MessageId);
    };
    const senders = [sender(), sender(), sender()].map((sending) => sending.catch(() => undefined));
    while (acknowledged.length < 30) await new Promise((wake) => setTimeout(wake, 5));
    child.kill("SIGKILL");
    await Promise.all([exited, ...senders]);
    const kept = (await start({ file })).messages().map(({ id }) => id);
    expect(acknowledged.filter((id) => !kept.includes(id ?? ""))).toEqual([]);
  });

  it("keeps the newest messages only, in memory and at the next opening", async () => {
    const file = join(folder(), "mail.jsonl");
    const before = await startMail({ file });
    await send(client(before.endpoint), mime());
    await before.close();
    const line = readFileSync(file, "utf8");
    const id = before.messages()[0]?.id ?? "";
    const many = Array.from({ length: MESSAGES_MAX + 3 }, (_, n) => line.replace(id, `${n}-0`));
    writeFileSync(file, many.join(""));
    const twin = await start({ file });
    expect(twin.messages()).toHaveLength(MESSAGES_MAX);
    expect(twin.messages()[0]?.id).toBe("3-0");
    const bytes = await (await fetch(`${twin.endpoint}/m/3-0/attachment/0`)).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(pdf);
    await send(client(twin.endpoint), mime());
    expect(twin.messages()).toHaveLength(MESSAGES_MAX);
    expect(twin.messages()[0]?.id).toBe("4-0");
  });

  it("leaves another process's file alone when its port is taken", async () => {
    const file = join(folder(), "mail.jsonl");
    const twin = await start({ file });
    await send(client(twin.endpoint), mime());
    appendFileSync(file, "a line being written");
    const before = readFileSync(file);
    await expect(startMail({ file, port: Number(new URL(twin.endpoint).port) })).rejects.toThrow("EADDRINUSE");
    expect(readFileSync(file)).toEqual(before);
  });
});
