import { Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { describe, expect, it } from "vitest";
import { siteApp } from "../app.tsx";

const ORIGIN = "http://127.0.0.1:1";
openTable(Satisfaction.configureForTests);

const ask = (body: string) =>
  siteApp().request("/connexion", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: ORIGIN },
    body,
  });

describe("asking for a sign-in link", () => {
  it("refuses the seventh for one address with 429, says when to come back, keeps what was typed", async () => {
    const body = "email=insistante%40essai.example";
    for (let count = 0; count < 6; count++) expect((await ask(body)).status).toBe(200);
    const seventh = await ask(body);
    expect([seventh.status, seventh.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(await seventh.text()).toContain('value="insistante@essai.example"');
    expect((await ask("email=autre%40essai.example")).status).toBe(200);
  });

  it("goes back to a path of ours, and forgets any other place rather than refusing the person", async () => {
    const page = async (place: string) =>
      (await siteApp().request(`/connexion?retour=${encodeURIComponent(place)}`)).text();
    expect(await page("/app/groupes")).toContain('name="returnTo" value="/app/groupes"');
    for (const place of ["//evil.example", "https://evil.example", "/\u0001"])
      expect(await page(place)).not.toContain("returnTo");
  });

  it("refuses what is too large, and ends a connection whose body it did not read", async () => {
    const answer = await ask(`email=${"x".repeat(1_600_000)}`);
    expect([answer.status, answer.headers.get("Connection")]).toEqual([413, "close"]);
  });
});
