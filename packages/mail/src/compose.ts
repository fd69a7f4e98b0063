import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { oneLine } from "./clean.ts";
import type { Content } from "./content.ts";
import { htmlOf, textOf } from "./layout.ts";
import type { Locale } from "./locale.ts";

export type Mailbox = { name: string; address: string };
export type File = { name: string; type: string; bytes: Uint8Array };
/** An iCalendar text made elsewhere, and the METHOD it carries. */
export type Invitation = { method: "REQUEST" | "CANCEL" | "PUBLISH"; text: string };

/** A message to send. `id` names its cause: the same id gives the same Message-ID, so a second sending is known. */
export type Message = {
  id: string;
  from: Mailbox;
  replyTo?: string;
  to: string;
  locale: Locale;
  content: Content;
  attachments?: readonly File[];
  calendar?: Invitation;
  /** UTC instant of the Date header; without it, that of the composition. */
  at?: string;
};

/**
 * The MIME bytes of a message: text, HTML, calendar part, files. With `at`, the same message gives the same
 * bytes. Throws RangeError on an id or address that could not stand in a header.
 */
export async function compose(message: Message): Promise<Uint8Array> {
  const { id, content, locale } = message;
  if (!/^[\w.#-]{1,120}$/.test(id)) throw new RangeError("The id of a message is 1 to 120 letters, digits, . _ # or -");
  const from = address(message.from.address);
  const composer = new MailComposer({
    from: { name: oneLine(message.from.name), address: from },
    to: { name: "", address: address(message.to) },
    subject: oneLine(content.subject),
    messageId: `<${id.replaceAll("#", "+")}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    headers: { "Content-Language": locale, "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    text: textOf(content, locale),
    html: htmlOf(content, locale),
    attachments: (message.attachments ?? []).map(attached),
    baseBoundary: createHash("sha256").update(id).digest("hex").slice(0, 24),
    newline: "win",
    // Nothing that a parameter says may make this read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(message.replyTo === undefined ? {} : { replyTo: { name: "", address: address(message.replyTo) } }),
    ...(message.calendar ? { icalEvent: { method: message.calendar.method, content: message.calendar.text } } : {}),
    ...(message.at === undefined ? {} : { date: new Date(message.at) }),
  });
  return await composer.compile().build();
}

function attached({ name, type, bytes }: File) {
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type)) throw new RangeError("Not a media type");
  return { filename: oneLine(name).replace(/[/\\]/g, "-"), contentType: type, content: Buffer.from(bytes) };
}

/** Stricter than the standard: no quotes, comments or lists, so that one address is one recipient. */
function address(text: string): string {
  if (text.length <= 254 && /^[^\s\p{Cc}<>()[\]",:;@\\]+@[^\s\p{Cc}<>()[\]",:;@\\]+$/u.test(text)) return text;
  throw new RangeError("Not an e-mail address");
}
