import { firmZone } from "./zone.ts";

/**
 * `2026-11-22`, the day it is by the firm's clocks, wherever the device is and whatever UTC says, or one so many days
 * later. In a room it is the device's day.
 */
export const today = (days = 0, atMs: number = Date.now()): string => {
  const day = new Date(atMs).toLocaleDateString("sv-SE", { timeZone: firmZone() });
  return days === 0 ? day : new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
};
