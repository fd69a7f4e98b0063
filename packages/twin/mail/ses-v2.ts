import { randomUUID } from "node:crypto";
import { deliver, type Sending, SesError } from "./ses.ts";

/** An answer of SES version 2: JSON, the exception's name in a header of errors. */
export type SesV2Sending = { status: number; json: object; errorType?: string; accepted?: Sending["accepted"] };

interface Asked {
  FromEmailAddress?: unknown;
  Destination?: { ToAddresses?: unknown };
  Content?: { Raw?: { Data?: unknown } };
}

/** Answers `SendEmail` of version 2 with a raw message; what else it can send is not imitated. */
export async function answerSesV2(body: string, at: string): Promise<SesV2Sending> {
  try {
    const { FromEmailAddress, Destination, Content } = parsed(body);
    const data = Content?.Raw?.Data;
    const to = Destination?.ToAddresses;
    if (typeof data !== "string")
      throw new SesError(400, "BadRequestException", "The local capture takes Content.Raw.");
    const envelope = {
      source: typeof FromEmailAddress === "string" ? FromEmailAddress : undefined,
      to: Array.isArray(to) ? to.map(String) : [],
    };
    const accepted = await deliver({ id: idAt(at), at, ...envelope }, data);
    return { status: 200, json: { MessageId: accepted.mail.id }, accepted };
  } catch (error) {
    if (error instanceof SesError) return refusalV2(error);
    throw error;
  }
}

export function refusalV2({ status, code, message }: SesError): SesV2Sending {
  const errorType = code === "InvalidParameterValue" || code === "ValidationError" ? "BadRequestException" : code;
  return { status, json: { message }, errorType };
}

function idAt(at: string): string {
  return `${Date.parse(at).toString(16).padStart(16, "0")}-${randomUUID()}-000000`;
}

function parsed(body: string): Asked {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said === "object" && said !== null) return said;
  } catch {
    // Said below.
  }
  throw new SesError(400, "BadRequestException", "The body is no JSON object.");
}
