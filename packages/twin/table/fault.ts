/** A refusal in the protocol's shape: the front sends `body` with `statusCode`. */
export interface Fault extends Error {
  statusCode: number;
  body: { __type: string; message?: string; [detail: string]: unknown };
}

const SERVICE = "com.amazonaws.dynamodb.v20120810#";

/** `type` is the short name of the exception, as the SDK exposes it in `error.name`. */
export function fault(type: string, message: string, detail: Record<string, unknown> = {}): Fault {
  const body = { __type: SERVICE + type, message, ...detail };
  return Object.assign(new Error(message), { statusCode: 400, body });
}

export function invalid(message: string): Fault {
  const body = { __type: "com.amazon.coral.validate#ValidationException", message };
  return Object.assign(new Error(message), { statusCode: 400, body });
}

/** dynalite throws and answers plain errors that carry the same two fields. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Error && "body" in error && "statusCode" in error;
}

/** The exception's short name, such as `ConditionalCheckFailedException`. */
export function faultName(error: Fault): string {
  return error.body.__type.split("#")[1] ?? "";
}
