import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

/** The demo's addresses are made of names, which a sheet writes with the family's first. */
export function addressOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
  return `${plain.split(/\s+/).reverse().join(".")}@valdor.example`;
}

/** The files of an archive as it is made: stored, one after the other. */
export function unzipped(archive: Buffer): { name: string; bytes: Buffer }[] {
  const files: { name: string; bytes: Buffer }[] = [];
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const [size, label] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const start = at + 30 + label;
    files.push({ name: archive.subarray(at + 30, start).toString(), bytes: archive.subarray(start, start + size) });
    at = start + size;
  }
  return files;
}

/** Presses the button of an archive; what the browser saved of it, file by file. */
export async function takenBy(page: Page, name: string) {
  const button = page.getByRole("button", { name }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return unzipped(await readFile(await download.path()));
}

/** A signature drawn on the page’s pad. */
export async function draw(page: Page): Promise<void> {
  await page.locator("canvas").scrollIntoViewIfNeeded();
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("There is no pad");
  await page.mouse.move(box.x + 30, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 20],
    [110, 80],
    [170, 30],
    [230, 70],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await page.mouse.up();
}
