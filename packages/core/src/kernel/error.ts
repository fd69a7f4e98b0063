/** What went wrong, in the words of the outside; each gives one HTTP status (see `STATUS`). */
export type ErrorKind =
  | "input"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "gone"
  | "tooLarge"
  | "unprocessable"
  | "limited"
  | "busy";

export const STATUS = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  unprocessable: 422,
  limited: 429,
  busy: 503,
} as const satisfies Record<ErrorKind, number>;

/** One field that was refused: its dotted path in the body and a stable code; never the value that was typed. */
export interface FieldProblem {
  path: string;
  code: string;
}

/** The only error a person may see. `code` is dotted and stable; screens translate it. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly fields: readonly FieldProblem[];

  constructor(kind: ErrorKind, code: string, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = "DomainError";
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }

  get status(): number {
    return STATUS[this.kind];
  }
}

/** Another firm's thing, a removed thing and a thing that never was give the same answer. */
export function notFound(noun: string): DomainError {
  return new DomainError("notFound", `${noun}.not_found`, "This does not exist or is not open to you");
}

/** One field refused by a rule that no schema can hold (a key, a date order). */
export function refusedField(path: string, code: string, message: string): DomainError {
  return new DomainError("input", code, message, [{ path, code }]);
}
