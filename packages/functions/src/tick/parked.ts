import { Directory, PlatformOutbox } from "@entrepairs/core/platform";

/** Events that failed for good, of everyone: ids only, for whoever was woken by their log line. */
export async function listParked(): Promise<PlatformOutbox.Delivered[]> {
  const found = await PlatformOutbox.parked(undefined);
  for await (const firmID of Directory.firms()) found.push(...(await PlatformOutbox.parked(firmID)));
  return found;
}

/** Tries them again with the next sweep, as if they were new: what runs now may be mended. Answers how many. */
export async function releaseParked(): Promise<number> {
  let count = await PlatformOutbox.release(undefined);
  for await (const firmID of Directory.firms()) count += await PlatformOutbox.release(firmID);
  return count;
}
