import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTable } from "@entrepairs/twin/table";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { start } from "./main.ts";
import { StartRefused, UNFINISHED } from "./settings.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepairs-start-"));
  writeFileSync(join(folder, "mail.jsonl"), "");
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = async (args: string[], env: NodeJS.ProcessEnv) => {
  const error = await start(args, { DATA_DIR: folder, PORT: "0", ...env }, "none").then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartRefused)) throw error;
  return error.message;
};

describe("a start that is refused", () => {
  it("removes nothing when the port is busy, even asked to begin anew", async () => {
    const busy = createServer();
    const port = await new Promise<number>((resolve) => {
      busy.listen(0, "127.0.0.1", () => {
        const address = busy.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    expect(await refused(["--fresh"], { PORT: String(port) })).toContain("is busy");
    expect(existsSync(join(folder, "mail.jsonl"))).toBe(true);
    busy.close();
  });

  it("removes nothing of a folder that another one works in, even asked to begin anew or half filled", async () => {
    const table = await startTable({ folder: join(folder, "table") });
    expect(await refused(["--fresh"], {})).toContain("in use by another process");
    writeFileSync(join(folder, UNFINISHED), "");
    expect(await refused([], {})).toContain("in use by another process");
    expect(existsSync(join(folder, "mail.jsonl"))).toBe(true);
    await table.close();
  });

  it("says at once that a folder cannot be made", async () => {
    expect(await refused([], { DATA_DIR: join(folder, "mail.jsonl", "data") })).toContain(
      "cannot be written (ENOTDIR)",
    );
    if (existsSync("/proc")) expect(await refused([], { DATA_DIR: "/proc/none/data" })).toContain("cannot be written");
  });
});
