import { describe, expect, it } from "vitest";
import { client, json, mime, send, start } from "./fixture.ts";

describe("the JSON of tests", () => {
  it("selects by recipient, whatever the case, and by what came after", async () => {
    const twin = await start();
    const ses = client(twin.endpoint);
    const first = await send(ses, mime({ to: "A@x.test" }));
    await send(ses, mime({ to: "b@x.test" }));
    await send(ses, mime({ to: "a@x.test", subject: "Deuxième" }));
    const subjects = async (query: string) => (await json(twin, query)).map(({ subject }) => subject);
    expect(await subjects("?to=a@X.test")).toEqual(["Été", "Deuxième"]);
    expect(await subjects(`?to=a@x.test&since=${first.MessageId}`)).toEqual(["Deuxième"]);
    expect(await subjects("?since=2000-01-01T00:00:00.000Z")).toHaveLength(3);
    expect(await subjects("?since=2999-01-01T00:00:00.000Z")).toEqual([]);
    await fetch(`${twin.endpoint}/messages`, { method: "DELETE" });
    expect(await subjects("")).toEqual([]);
  });

  it("is closed to other sites", async () => {
    const twin = await start();
    await send(client(twin.endpoint), mime());
    const cross = await fetch(`${twin.endpoint}/messages`, {
      method: "DELETE",
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(cross.status).toBe(403);
    expect(twin.messages()).toHaveLength(1);
  });
});

describe("the inbox of a person", () => {
  const read = async (url: string) => {
    const answer = await fetch(url);
    return {
      status: answer.status,
      policy: answer.headers.get("content-security-policy") ?? "",
      page: await answer.text(),
    };
  };

  it("lists the newest first, refreshes itself, and says that nothing leaves the machine", async () => {
    const twin = await start({ name: "Démo" });
    expect((await read(twin.inbox)).page).toContain("Aucun message pour l’instant");
    const ses = client(twin.endpoint);
    await send(ses, mime({ subject: "Premier" }));
    await send(ses, mime({ subject: "Second" }));
    const { page } = await read(twin.inbox);
    expect(page.indexOf("Second")).toBeLessThan(page.indexOf("Premier"));
    expect(page).toContain("Rien ne quitte cette machine");
    expect(page).toContain('http-equiv="refresh"');
  });

  it("shows a hostile message without running it or letting it out", async () => {
    const twin = await start();
    const evil = "</title><script>alert(1)</script><img src=x onerror=alert(1)>";
    const sent = await send(client(twin.endpoint), mime({ subject: evil, text: evil, html: `<head></head>${evil}` }));
    for (const path of ["", `m/${sent.MessageId}`]) {
      const { page, policy } = await read(twin.inbox + path);
      expect(page).not.toMatch(/<script|<img/);
      expect(policy).toContain("default-src 'none'");
    }
    const frame = await read(`${twin.inbox}m/${sent.MessageId}/html`);
    expect(frame.policy).toMatch(/default-src 'none'.*sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect(frame.page).toContain('<head><base target="_blank"></head>');
    expect((await read(`${twin.inbox}m/${sent.MessageId}`)).page).not.toContain("http-equiv");
  });

  it("says that a message is gone", async () => {
    const twin = await start();
    for (const path of ["m/0", "m/0/html", "m/0/attachment/0", "nulle-part", "m/%00"]) {
      expect(await read(twin.inbox + path)).toMatchObject({ status: 404, page: expect.stringContaining("plus là") });
    }
  });
});

it("gives a message's frame about the height that it takes on a phone, so that the page alone scrolls", async () => {
  const twin = await start();
  const ses = client(twin.endpoint);
  const heightOf = async (text: string) => {
    const sent = await send(ses, mime({ text, html: "<p>x</p>" }));
    const page = await (await fetch(`${twin.inbox}m/${sent.MessageId}`)).text();
    return Number(/<iframe [^>]*height="(\d+)"/.exec(page)?.[1]);
  };
  const [short, long] = [
    await heightOf("Un mot."),
    await heightOf("Une phrase assez longue pour trois lignes.\n".repeat(40)),
  ];
  expect(short).toBeGreaterThan(150);
  expect(long).toBeGreaterThan(short + 40 * 26);
});
