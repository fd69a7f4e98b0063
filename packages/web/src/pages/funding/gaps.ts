import { dayPlain } from "../../format/index.ts";
import { duration, money } from "../../format/number.ts";
import { words } from "../../messages/funding.ts";
import type { Whole } from "./funding.data.ts";

type Gap = Whole["gaps"][number];
type Said = (name: string, day: string, found: string, agreed: string) => string;

/** A gap in a sentence that says what to do. */
export function gapInWords({ code, name = "", day, found = 0, agreed = 0 }: Gap): string {
  const all: Readonly<Record<string, Said>> = words().gap;
  const size = code === "amount_above" ? money : duration;
  return all[code]?.(name, day ? dayPlain(day) : "", size(found), size(agreed)) ?? words().errors["funding.gaps"];
}
