import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { afterEach } from "vitest";
import { type CapturedMail, type MailTwin, startMail } from "./index.ts";

export const ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
export const pdf = Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n%%EOF", "latin1");
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export async function start(options: Parameters<typeof startMail>[0] = {}): Promise<MailTwin> {
  const twin = await startMail(options);
  open.push(() => twin.close());
  return twin;
}

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "mail-twin-"));
  open.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function client(endpoint: string, maxAttempts = 1): SESClient {
  const ses = new SESClient({
    endpoint,
    region: "eu-west-3",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts,
  });
  open.push(() => ses.destroy());
  return ses;
}

export function mime({
  to = "lea@exemple.test",
  subject = "Été",
  text = "Bonjour",
  html = "<p>Bonjour</p>",
} = {}): Buffer {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString("base64")}?=`;
  return Buffer.from(
    [
      'From: "Cabinet Démo" <cabinet@exemple.test>',
      `To: ${to}`,
      `Subject: ${encoded}`,
      "Message-ID: <m1@exemple.test>",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="m"',
      "",
      "--m",
      'Content-Type: multipart/alternative; boundary="a"',
      "",
      "--a",
      "Content-Type: text/plain; charset=utf-8",
      "",
      text,
      "--a",
      "Content-Type: text/html; charset=utf-8",
      "",
      html,
      "--a",
      "Content-Type: text/calendar; charset=utf-8; method=REQUEST",
      "",
      ics,
      "--a--",
      "--m",
      'Content-Type: application/pdf; name="Facture d’été.pdf"',
      "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename*=UTF-8''Facture%20d%E2%80%99%C3%A9t%C3%A9.pdf",
      "",
      pdf.toString("base64"),
      "--m--",
      "",
    ].join("\r\n"),
  );
}

export const send = (ses: SESClient, data: Uint8Array, to?: string[]) =>
  ses.send(new SendRawEmailCommand({ RawMessage: { Data: data }, ...(to ? { Destinations: to } : {}) }));

export async function json(twin: MailTwin, query = ""): Promise<CapturedMail[]> {
  const { messages }: { messages: CapturedMail[] } = JSON.parse(
    await (await fetch(`${twin.endpoint}/messages.json${query}`)).text(),
  );
  return messages;
}
