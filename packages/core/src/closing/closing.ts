import { db } from "../db/index.ts";
import { DomainError, type Row } from "../kernel/index.ts";
import { Closings } from "./closing.table.ts";

export type Stored = Row<typeof Closings>;

/** How the actor's firm closes; undefined where nobody asked for it. */
export function find(): Promise<Stored | undefined> {
  return db().get(Closings, {});
}

/** Whether nothing of the firm goes on: what was due for it is due no more. */
export async function isOver(): Promise<boolean> {
  const found = await find();
  return found !== undefined && found.status !== "notice";
}

/** Why a firm that closes takes nothing new (`firm.closing`), or is no more (`firm.closed`). */
export function refusal({ status }: Pick<Stored, "status">): DomainError {
  if (status === "notice") return new DomainError("conflict", "firm.closing", "This firm is closing: it is read only");
  return new DomainError("gone", "firm.closed", "This firm is closed");
}
