import type { CapturedMail } from "./captured.ts";
import { Journal, type JournalEntry, type Place } from "./journal.ts";

/** The newest messages are kept, the oldest forgotten: a load test must not fill the memory. */
export const MESSAGES_MAX = 2_000;
const MEMORY_MAX = 64 * 1024 * 1024;

type Kept = { mail: CapturedMail; weight: number; raw: Place | Uint8Array };

/** The captured messages, oldest first; on disk when a file is given, else in memory alone. */
export class Mailbox {
  readonly #journal: Journal | undefined;
  #kept = new Map<string, Kept>();
  #weight = 0;

  constructor(file?: string) {
    if (file === undefined) return;
    const journal = new Journal(file);
    let entries = journal.replay();
    if (entries.length > MESSAGES_MAX) entries = journal.keep(entries.slice(-MESSAGES_MAX));
    this.#journal = journal;
    for (const entry of entries) this.#hold(entry);
  }

  /** Written to the file before it returns. The same message twice is two messages. */
  add(mail: CapturedMail, raw: Uint8Array): void {
    const place = this.#journal?.append(mail, raw);
    if (place) this.#hold({ mail, place });
    else this.#keep({ mail, raw, weight: weightOf(mail) + raw.byteLength });
  }

  list(): CapturedMail[] {
    return [...this.#kept.values()].map(({ mail }) => mail);
  }

  find(id: string): CapturedMail | undefined {
    return this.#kept.get(id)?.mail;
  }

  /** The bytes as they were sent. */
  raw(id: string): Uint8Array | undefined {
    const kept = this.#kept.get(id);
    if (!kept) return undefined;
    return kept.raw instanceof Uint8Array ? kept.raw : this.#journal?.read(kept.raw);
  }

  clear(): void {
    this.#journal?.clear();
    this.#kept = new Map();
    this.#weight = 0;
  }

  /** Drops the messages that were sent to an address or name it, or the person; answers how many. */
  forget({ address, name }: { address: string; name: string }): number {
    const words = [address, name].map((word) => word.trim()).filter((word) => word.length > 2);
    // Whole: an address is the end of longer ones that are other people's.
    const said = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}.+-])${escaped(word)}(?![\\p{L}\\p{N}-])`, "iu"));
    const all = [...this.#kept.values()];
    const stay = all.filter(({ mail }) => !said.some((word) => says(mail, word)));
    if (stay.length === all.length) return 0;
    this.#kept = new Map();
    this.#weight = 0;
    const entries = stay.flatMap(({ mail, raw }) => (raw instanceof Uint8Array ? [] : [{ mail, place: raw }]));
    const places = new Map(this.#journal?.keep(entries).map(({ mail, place }) => [mail.id, place]));
    for (const { mail, weight, raw } of stay) this.#keep({ mail, weight, raw: places.get(mail.id) ?? raw });
    return all.length - stay.length;
  }

  close(): void {
    this.#journal?.close();
  }

  #hold({ mail, place }: JournalEntry): void {
    this.#keep({ mail, raw: place, weight: weightOf(mail) });
  }

  #keep(kept: Kept): void {
    this.#kept.set(kept.mail.id, kept);
    this.#weight += kept.weight;
    for (const [id, oldest] of this.#kept) {
      const fits = this.#kept.size <= MESSAGES_MAX && this.#weight <= MEMORY_MAX;
      if (fits || this.#kept.size === 1) return;
      this.#kept.delete(id);
      this.#weight -= oldest.weight;
    }
  }
}

function says({ to, from, subject, text, html, calendar, headers }: CapturedMail, word: RegExp): boolean {
  const all = [...to, from, subject, text, html, calendar ?? "", ...Object.values(headers)];
  // A calendar file breaks its lines wherever 75 bytes end.
  return all.some((one) => word.test(one.replaceAll(/\r?\n[ \t]/g, "")));
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replaceAll(/\s+/g, "\\s+");
}

function weightOf(mail: CapturedMail): number {
  return 2 * (mail.text.length + mail.html.length + (mail.calendar?.length ?? 0)) + 2_000;
}
