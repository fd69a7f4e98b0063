import { words } from "../../messages/invoice.ts";
import type { Invoice } from "./invoice.data.ts";
import { isCredit } from "./invoice-state.tsx";

/** How a document is named: by its number, once it has one. */
export function titleOf({ number, kind }: Pick<Invoice, "number" | "kind">): string {
  if (!number) return words().draftTitle;
  return isCredit(kind) ? words().noteTitle(number) : words().cardTitle(number);
}
