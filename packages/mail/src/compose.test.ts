import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { compose, type Message } from "./compose.ts";
import { examples } from "./fixture.ts";
import { type MessageKind, type MessageParams, render } from "./render.ts";

const [signIn] = examples.signIn;
if (!signIn) throw new Error("no example");
const pdf = new TextEncoder().encode("%PDF-1.4 é");
const ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
const message: Message = {
  id: "mail_01#2",
  from: { name: "Atelier des Pairs", address: "bonjour@exemple.test" },
  to: "lea@exemple.test",
  locale: "fr",
  content: render("signIn", signIn, "fr"),
  at: "2027-11-09T08:30:00.000Z",
};
const written = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a composed message", () => {
  it("carries text, HTML, a calendar part and files, as any mail program reads them", async () => {
    const bytes = await compose({
      ...message,
      replyTo: "reponse@exemple.test",
      content: { ...message.content, subject: "Séance : n° 1 – été" },
      attachments: [{ name: "Facture d’été.pdf", type: "application/pdf", bytes: pdf }],
      calendar: { method: "REQUEST", text: ics },
    });
    const mail = await PostalMime.parse(bytes);
    expect(mail).toMatchObject({
      from: { name: "Atelier des Pairs", address: "bonjour@exemple.test" },
      to: [{ address: "lea@exemple.test" }],
      replyTo: [{ address: "reponse@exemple.test" }],
      subject: "Séance : n° 1 – été",
      messageId: "<mail_01+2@exemple.test>",
      date: "2027-11-09T08:30:00.000Z",
    });
    expect(mail.text).toContain(signIn.url);
    expect(mail.html).toContain('<html lang="fr">');
    const parts = mail.attachments.map(({ filename, mimeType, method }) => [filename, mimeType, method]);
    expect(parts).toContainEqual([null, "text/calendar", "REQUEST"]);
    expect(parts).toContainEqual(["Facture d’été.pdf", "application/pdf", undefined]);
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({ "auto-submitted": "auto-generated", "content-language": "fr" });
  });

  it("is the same to the byte for the same id and instant, and another for another id", async () => {
    const again = await compose(message);
    expect(await compose(message)).toEqual(again);
    expect(written(await compose({ ...message, id: "mail_02" }))).not.toBe(written(again));
  });

  it("has lines that every relay takes", async () => {
    const lines = written(await compose(message)).split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 998 && !/[\r\n]/.test(line))).toBe(true);
  });

  it.each([
    ["an id with a line end", { id: "a\r\nBcc: x@x.test" }],
    ["an empty id", { id: "" }],
    ["two recipients in one", { to: "a@a.test, b@b.test" }],
    ["a recipient with a line end", { to: "a@a.test\r\nBcc: b@b.test" }],
    ["a recipient with a name", { to: "A <a@a.test>" }],
    ["no recipient", { to: "" }],
    ["a hostile answer address", { replyTo: "a@a.test\nX: y" }],
    ["a hostile sender", { from: { name: "A", address: "a@a.test>\r\nX: y" } }],
    ["a hostile media type", { attachments: [{ name: "a", type: "text/html\r\nX: y", bytes: pdf }] }],
    [
      "a script behind the button",
      { content: { ...message.content, action: { label: "x", url: "javascript:alert(1)" } } },
    ],
  ])("refuses %s", async (_, change) => {
    await expect(compose({ ...message, ...change })).rejects.toThrow(RangeError);
  });
});

const free = ["firmName", "inviterName", "organizationName", "programmeTitle", "cohortName", "payerName"];
const typed = [...free, "signatoryName", "reference", "number", "place"];

function poisoned<T>(params: T, poison: string): T {
  if (typeof params !== "object" || params === null) return params;
  const entries = Object.entries(params).map(([key, value]) => [key, typed.includes(key) ? poison : value]);
  return Object.fromEntries(entries) as T;
}

async function poisonedMail<Kind extends MessageKind>(kind: Kind, params: MessageParams[Kind], poison: string) {
  const content = render(kind, poisoned(params, poison), "fr");
  const from = { name: poison, address: message.from.address };
  const attachments = [{ name: poison, type: "application/pdf", bytes: pdf }];
  return PostalMime.parse(await compose({ ...message, from, content, attachments }));
}

async function sameShape(kind: MessageKind, poison: string): Promise<void> {
  const [params] = examples[kind];
  if (!params) throw new Error("no example");
  const [plain, hostile] = [await poisonedMail(kind, params, "Nom"), await poisonedMail(kind, params, poison)];
  const keys = (mail: typeof plain) => mail.headers.map(({ key }) => key);
  const tags = (mail: typeof plain) => mail.html?.match(/<[a-z!/][^\s>]*/gi);
  const lines = (mail: typeof plain) => mail.text?.split("\n").length;
  expect(keys(hostile)).toEqual(keys(plain));
  expect(tags(hostile)).toEqual(tags(plain));
  expect(lines(hostile)).toBe(lines(plain));
  expect(hostile.attachments.map(({ mimeType }) => mimeType)).toEqual(["application/pdf"]);
  expect([hostile.to, hostile.cc, hostile.bcc]).toEqual([plain.to, undefined, undefined]);
}

describe("what a person typed stays text", () => {
  const kinds = Object.keys(examples) as MessageKind[];
  const poisons = [
    "Nom\r\nBcc: voleur@exemple.test\r\n\r\nPerdu",
    "Nom\n\nhttps://piege.test/",
    '</title></h1><script>alert(1)</script><img src="x" onerror="y">',
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR",
    '"><a href="https://piege.test">x</a>&lt;b&gt;',
    "--6b86b273\r\nContent-Type: text/html\r\n\r\n<b>",
    "=?utf-8?B?PHNjcmlwdD4=?= \u202etxt.exe \u2028 \ud800",
  ];
  it.each(kinds)("in a message of kind %s", async (kind) => {
    for (const poison of poisons) await sameShape(kind, poison);
  });

  it("whatever the text is", async () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });
    const anyMessage = fc.tuple(fc.constantFrom(...kinds), text);
    await fc.assert(
      fc.asyncProperty(anyMessage, ([kind, poison]) => sameShape(kind, poison)),
      { seed: 20_271_109, numRuns: 60 },
    );
  });
});
