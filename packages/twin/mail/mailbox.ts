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

function weightOf(mail: CapturedMail): number {
  return 2 * (mail.text.length + mail.html.length + (mail.calendar?.length ?? 0)) + 2_000;
}
