/** One field the server refused: its dotted path in what was sent, and a stable code. */
export interface FieldProblem {
  path: string;
  code: string;
}

interface RefusalDetail {
  status: number;
  code: string;
  message?: string;
  fields?: readonly FieldProblem[];
  requestID?: string;
}

/** The only error a screen meets. `status` is 0 when the server could not be reached. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly requestID: string | undefined;

  constructor(detail: RefusalDetail) {
    super(detail.message ?? detail.code);
    this.name = "Refusal";
    this.status = detail.status;
    this.code = detail.code;
    this.fields = detail.fields ?? [];
    this.requestID = detail.requestID;
  }
}

/** Whatever was thrown, as a refusal: an unknown error is ours, never the person's. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal({ status: 500, code: "unexpected" });
}

/** The HTTP status of an error, 0 when the network failed, 500 for anything that is no answer of the server. */
export const statusOf = (error: unknown): number => refusalOf(error).status;
