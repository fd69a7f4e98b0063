import { randomUUID } from "node:crypto";
import { type CapturedMail, captured } from "./captured.ts";

/** SES's own default: 10 MB of message, 50 recipients. */
export const MESSAGE_MAX = 10 * 1024 * 1024;
const RECIPIENTS_MAX = 50;
const NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

/** An XML answer of the SES Query protocol. */
export type SesAnswer = { status: number; xml: string };

/** What was sent, when it was accepted; the caller stores it before giving the answer. */
export type Sending = { answer: SesAnswer; accepted?: { mail: CapturedMail; raw: Uint8Array } };

export class SesError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Answers one call of SES version 1 (form body, `Action=SendRawEmail`). Pure but for the id it draws;
 * `at` is the instant of reception. Errors come back as the XML that the AWS SDK turns into exceptions.
 */
export async function answerSes(body: string, at: string): Promise<Sending> {
  try {
    return await send(new URLSearchParams(body), at);
  } catch (error) {
    if (error instanceof SesError) return { answer: refusal(error) };
    throw error;
  }
}

export function refusal({ status, code, message }: SesError): SesAnswer {
  const type = status >= 500 ? "Receiver" : "Sender";
  const xml = `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>\n`;
  return { status, xml };
}

async function send(form: URLSearchParams, at: string): Promise<Sending> {
  const action = form.get("Action");
  if (action === null) throw new SesError(400, "MissingAction", "The request must contain the parameter Action.");
  if (action !== "SendRawEmail") {
    throw new SesError(
      400,
      "InvalidAction",
      `The local mail capture answers SendRawEmail, not ${action.slice(0, 80)}.`,
    );
  }
  const id = `${Date.parse(at).toString(16).padStart(16, "0")}-${randomUUID()}-000000`;
  const envelope = { id, at, source: form.get("Source") ?? undefined, to: members(form) };
  const accepted = await deliver(envelope, form.get("RawMessage.Data"));
  const xml = `<SendRawEmailResponse xmlns="${NAMESPACE}"><SendRawEmailResult><MessageId>${id}</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></SendRawEmailResponse>\n`;
  return { answer: { status: 200, xml }, accepted };
}

/** What both versions of SES ask of a message: its size, its sender, its recipients. `data` is base64. */
export async function deliver(
  envelope: Parameters<typeof captured>[0],
  data: string | null,
): Promise<{ mail: CapturedMail; raw: Uint8Array }> {
  const raw = rawMessage(data);
  const mail = await parsed({ ...envelope, to: envelope.to.map(addressIn) }, raw);
  if (mail.from === "") throw new SesError(400, "InvalidParameterValue", "Missing required header 'From'.");
  if (mail.to.length === 0) throw new SesError(400, "InvalidParameterValue", "Missing final recipient.");
  if (mail.to.length > RECIPIENTS_MAX) {
    throw new SesError(400, "InvalidParameterValue", `Recipient count exceeds ${RECIPIENTS_MAX}.`);
  }
  return { mail, raw };
}

function addressIn(recipient: string): string {
  if (!/^\S+@[^\s@]+$|<\S+@[^\s@]+>$/.test(recipient))
    throw new SesError(400, "InvalidParameterValue", "Illegal address");
  return recipient.replace(/^.*<(.*)>$/, "$1");
}

function rawMessage(data: string | null): Uint8Array {
  if (!data)
    throw new SesError(400, "ValidationError", "1 validation error detected: RawMessage.Data must not be null.");
  if (/[^A-Za-z0-9+/=\s]/.test(data)) {
    throw new SesError(400, "InvalidParameterValue", "RawMessage.Data is not base64.");
  }
  const raw = Buffer.from(data, "base64");
  if (raw.byteLength <= MESSAGE_MAX) return raw;
  throw new SesError(400, "InvalidParameterValue", `Message length is more than ${MESSAGE_MAX} bytes long.`);
}

function members(form: URLSearchParams): string[] {
  const all: string[] = [];
  for (let n = 1; n <= RECIPIENTS_MAX + 1; n += 1) {
    const member = form.get(`Destinations.member.${n}`);
    if (member === null) return all;
    all.push(member);
  }
  return all;
}

async function parsed(envelope: Parameters<typeof captured>[0], raw: Uint8Array): Promise<CapturedMail> {
  try {
    return await captured(envelope, raw);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unreadable";
    throw new SesError(400, "InvalidParameterValue", `The message could not be parsed: ${why}`);
  }
}

function escapeXml(text: string): string {
  // Control characters cannot stand in XML 1.0, not even escaped.
  return text.replace(/\p{Cc}/gu, " ").replace(/[<>&"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
