import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { packed } from "./packed.ts";

const long = JSON.stringify({ groups: Array.from({ length: 200 }, () => "Groupe inventé") });
const ask = (accepts?: string) =>
  new Request("https://entrepairs.example/api/f/1/cohort", { headers: accepts ? { "Accept-Encoding": accepts } : {} });
const json = (text: string, headers = {}) =>
  new Response(text, { status: 200, headers: { "Content-Type": "application/json", ...headers } });

describe("an answer on its way", () => {
  it("is packed for a browser, and says the same", async () => {
    const answer = await packed(ask("gzip, deflate, br, zstd"), json(long, { "Set-Cookie": "session=1" }));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.headers.get("Content-Encoding"), answer.headers.get("Vary")]).toEqual(["gzip", "Accept-Encoding"]);
    expect(answer.headers.get("Set-Cookie")).toBe("session=1");
    expect(bytes.length).toBeLessThan(long.length / 4);
    expect(gunzipSync(bytes).toString()).toBe(long);
  });

  it.each([
    ["who takes none", undefined],
    ["who takes another", "br"],
    ["who refuses it", "gzip;q=0, identity"],
    ["who refuses it in more digits", "gzip;q=0.000"],
  ])("stays as it is for %s", async (_, accepts) => {
    const answer = await packed(ask(accepts), json(long));
    expect([answer.headers.get("Content-Encoding"), await answer.text()]).toEqual([null, long]);
  });

  it("stays as it is when it is short, a file, packed already or nothing", async () => {
    const browser = ask("gzip");
    const file = new Response(long, { headers: { "Content-Type": "application/pdf" } });
    expect(await packed(browser, file)).toBe(file);
    const done = json(long, { "Content-Encoding": "br" });
    expect(await packed(browser, done)).toBe(done);
    const nothing = new Response(null, { status: 304 });
    expect(await packed(browser, nothing)).toBe(nothing);
    expect((await packed(browser, json("{}"))).headers.get("Content-Encoding")).toBeNull();
  });

  it("keeps the status of a refusal", async () => {
    const refusal = new Response(long, { status: 422, headers: { "Content-Type": "application/json" } });
    expect((await packed(ask("gzip"), refusal)).status).toBe(422);
  });
});
