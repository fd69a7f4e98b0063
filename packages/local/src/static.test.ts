import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pagePolicy } from "../../../infra/policy.ts";
import { builtPage } from "./static.ts";

it("gives the built pages the policy that the CDN gives them, which lets the room's socket through besides", () => {
  const html = `<!doctype html><script>theme()</script><script type="module" src="/app/assets/x.js"></script>`;
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  writeFileSync(join(folder, "index.html"), html);
  const answer = builtPage(folder, "/app/")(new Request("http://local/app/"));
  expect(pagePolicy(html)).toBe(answer.headers.get("Content-Security-Policy"));
  expect(pagePolicy(html, "wss://rooms.example")).toContain("connect-src 'self' wss://rooms.example;");
  rmSync(folder, { recursive: true });
});
