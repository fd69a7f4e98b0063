import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";

/** One file of a message, without its bytes: `id` is the n of `/m/:id/attachment/:n`. */
export type CapturedAttachment = { id: number; name: string; type: string; size: number };

/**
 * A message as tests and the inbox read it. `at` is a UTC instant, `to` the envelope's addresses,
 * `headers` the lowercase names with unfolded values (a repeated header keeps one value per line),
 * `links` the addresses in the order a reader of the text meets them.
 */
export type CapturedMail = {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  calendar: string | null;
  links: string[];
  attachments: CapturedAttachment[];
  headers: Record<string, string>;
};

/** What the wire said about a message before anyone opened it. */
export type Envelope = { id: string; at: string; source?: string | undefined; to: string[] };

/** Reads a MIME message. `to` of the envelope wins over the headers, as on SES. Throws on broken MIME. */
export async function captured(envelope: Envelope, raw: Uint8Array): Promise<CapturedMail> {
  const email = await PostalMime.parse(raw);
  const text = email.text ?? "";
  const html = email.html ?? "";
  const named = [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])].flatMap(mailboxes);
  return {
    id: envelope.id,
    at: envelope.at,
    from: email.from ? written(email.from) : (envelope.source ?? ""),
    to: envelope.to.length > 0 ? envelope.to : named,
    subject: email.subject ?? "",
    text,
    html,
    calendar: calendarOf(email),
    links: text ? linksOfText(text) : linksOfHtml(html),
    attachments: files(email).map((file, id) => ({
      id,
      name: file.filename ?? `piece-${id + 1}`,
      type: file.mimeType,
      size: bytesOf(file).byteLength,
    })),
    headers: headersOf(email),
  };
}

/** The bytes of one file of a raw message, or undefined when it has no such file. */
export async function attachmentOf(raw: Uint8Array, id: number): Promise<Uint8Array | undefined> {
  const file = files(await PostalMime.parse(raw))[id];
  return file ? bytesOf(file) : undefined;
}

/** Addresses of a text, without the punctuation of the sentence around them. */
export function linksOfText(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"«»]+/g) ?? [];
  return found.map((link) => link.replace(/[.,;:!?)\]’]+$/, ""));
}

function linksOfHtml(html: string): string[] {
  const found = html.matchAll(/\shref\s*=\s*(?:"(https?:[^"]*)"|'(https?:[^']*)')/gi);
  return [...found].map((match) => (match[1] ?? match[2] ?? "").replaceAll("&amp;", "&"));
}

/** A calendar part beside the text and HTML is shown as such; the rest are files. */
function files(email: Email): Attachment[] {
  return email.attachments.filter((part) => !(part.mimeType === "text/calendar" && part.disposition !== "attachment"));
}

function calendarOf(email: Email): string | null {
  const part =
    email.attachments.find(({ mimeType }) => mimeType === "text/calendar") ??
    email.attachments.find(({ mimeType }) => mimeType === "application/ics");
  return part ? new TextDecoder().decode(bytesOf(part)) : null;
}

function headersOf(email: Email): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const { key, value } of email.headers) {
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}\n${value}`;
  }
  return headers;
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function mailboxes(address: Address): string[] {
  return address.group ? address.group.map((member) => member.address) : [address.address];
}

function written(address: Address): string {
  if (address.group) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}
