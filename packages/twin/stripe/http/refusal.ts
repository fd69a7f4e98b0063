export interface RefusalBody {
  message: string;
  type?: string;
  code?: string;
  param?: string;
  [detail: string]: unknown;
}

/** An answer of 400 or more. Always sent as `{error: …}`: stripe-node takes any other body for a success. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: { error: RefusalBody & { type: string } };

  constructor(status: number, error: RefusalBody) {
    super(error.message);
    this.status = status;
    this.body = { error: { ...error, type: error.type ?? "invalid_request_error" } };
  }
}

export function noSuch(noun: string, id: string, param = "id"): Refusal {
  return new Refusal(404, { code: "resource_missing", message: `No such ${noun}: '${id}'`, param });
}

export function badParam(message: string, param?: string, code?: string): Refusal {
  return new Refusal(400, { message, ...(param !== undefined && { param }), ...(code !== undefined && { code }) });
}
