import type { Whole } from "./invoice.data.ts";

/** Recorded by hand and still here: what came online is told by its bank. */
export const isReturnable = ({ attemptID, method, returnedOn }: Whole["payments"][number]): boolean =>
  attemptID === null && method !== "setOff" && !returnedOn;
