import { DomainError, type FieldProblem, log } from "@entrepairs/core/kernel";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import * as v from "valibot";
import type { Env } from "./env.ts";

/** The one shape of every refusal: a stable code that the screen translates, the fields it concerns, no input. */
export const ErrorBody = v.strictObject({
  error: v.strictObject({
    code: v.string(),
    message: v.string(),
    fields: v.array(v.strictObject({ path: v.string(), code: v.string() })),
    requestID: v.string(),
  }),
});

interface Refusal {
  status: number;
  code: string;
  message: string;
  fields: readonly FieldProblem[];
}

/** What an error says outside. A defect says nothing but the request's id, which its log line carries. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) return error;
  if (error instanceof HTTPException) {
    return { status: error.status, code: "request.refused", message: "The request cannot be read", fields: [] };
  }
  return { status: 500, code: "unexpected", message: "Something went wrong on our side", fields: [] };
}

export function logDefect(error: unknown, requestID: string, route: string): void {
  if (error instanceof DomainError || error instanceof HTTPException) return;
  const { name, message, stack } =
    error instanceof Error ? error : { name: "unknown", message: String(error), stack: "" };
  log("error", "request.failed", { requestID, route, name, message, stack });
}

export function answerError(error: unknown, c: Context<Env>): Response {
  const requestID = c.get("requestID") ?? "";
  logDefect(error, requestID, c.req.routePath);
  const { status, code, message, fields } = refusalOf(error);
  return c.json({ error: { code, message, fields: [...fields], requestID } }, status as 400);
}
