import type { DemoPeople } from "../demo-door.ts";

/** Puts the invented firm of the demo in place, once. */
export async function seedDemo(_settled: () => Promise<void>): Promise<DemoPeople | undefined> {
  return undefined;
}
