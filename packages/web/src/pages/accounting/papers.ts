import { inFirm } from "../../api/client.ts";
import { callAPI } from "../../api/wire.ts";
import type { Paper } from "./accounting.data.ts";
import { type Entry, zipOf } from "./zip.ts";

/** Asked at once: the server answers one by one, the reader waits less. */
const TOGETHER = 3;

/** The PDFs of a period as one ZIP, each as it was issued. `told` hears how many came. */
export async function zipPapers(papers: readonly Paper[], told: (count: number) => void): Promise<Blob> {
  const waiting = [...papers];
  const entries: Entry[] = [];
  const worker = async (): Promise<void> => {
    for (let paper = waiting.shift(); paper; paper = waiting.shift()) {
      const response = await callAPI(inFirm(`/invoice/${paper.invoiceID}/pdf`));
      entries.push({ name: paper.fileName, bytes: new Uint8Array(await response.arrayBuffer()) });
      told(entries.length);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return zipOf(entries.sort((one, other) => (one.name < other.name ? -1 : 1)));
}

/** Hands a file to the reader. */
export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
