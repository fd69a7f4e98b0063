import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export type Status = { code: number; at: string; reason: string | null };
export type Report = { id: string; key: string; on: string; amounts: { rate: string; amount: string }[] };
export type Flow = {
  id: string;
  key: string;
  account: string;
  number: string;
  sha256: string;
  bytes: number;
  statuses: Status[];
  reports: Report[];
};

/** What the platform does wrong, or late, because someone asked for it on the control page. */
export type Faults = {
  /** Flows that come take their statuses by themselves up to 203; otherwise they wait for a click. */
  automatic: boolean;
  /** New statuses are told only after so many askings. */
  delay: number;
  double: boolean;
  shuffle: boolean;
  /** The next so many calls answer 429, or 500. */
  tooMany: number;
  broken: number;
};

export const CALM: Faults = { automatic: true, delay: 0, double: false, shuffle: false, tooMany: 0, broken: 0 };

type Kept = { flows: Flow[]; faults: Faults };

/** Every flow of the platform, kept in one file that is whole after a kill. */
export class Flows {
  readonly #file: string | undefined;
  #kept: Kept = { flows: [], faults: { ...CALM } };
  readonly #askings = new Map<string, number>();

  constructor(file: string | undefined) {
    this.#file = file;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    try {
      const read: Kept = JSON.parse(readFileSync(file, "utf8"));
      this.#kept = { flows: read.flows, faults: { ...CALM, ...read.faults } };
    } catch {
      // Absent at the first start.
    }
  }

  get faults(): Faults {
    return this.#kept.faults;
  }

  /** Newest first. */
  list(): Flow[] {
    return this.#kept.flows.toReversed();
  }

  find(id: string): Flow | undefined {
    return this.#kept.flows.find((flow) => flow.id === id);
  }

  /** The flow of this key: handed in twice it is one; undefined when the key names another file. */
  take(given: Omit<Flow, "id" | "statuses" | "reports">, at: string): Flow | undefined {
    const known = this.#kept.flows.find(({ key, account }) => key === given.key && account === given.account);
    if (known) return known.sha256 === given.sha256 ? known : undefined;
    const id = `flux-${crypto.randomUUID()}`;
    const flow: Flow = { ...given, id, statuses: [], reports: [] };
    this.#kept.flows.push(flow);
    flow.statuses.push({ code: 200, at, reason: null });
    if (this.faults.automatic) {
      for (const [index, code] of [202, 203].entries())
        flow.statuses.push({ code, at: new Date(Date.parse(at) + (index + 1) * 1_000).toISOString(), reason: null });
    }
    this.#save();
    return flow;
  }

  say(id: string, status: Status): boolean {
    const flow = this.find(id);
    if (!flow) return false;
    flow.statuses.push(status);
    this.#askings.delete(id);
    this.#save();
    return true;
  }

  /** Once a key; the platform then says "Encaissée" itself. */
  collect(flow: Flow, given: Omit<Report, "id">, at: string): Report {
    const known = flow.reports.find(({ key }) => key === given.key);
    if (known) return known;
    const report = { ...given, id: `enc-${crypto.randomUUID()}` };
    flow.reports.push(report);
    flow.statuses.push({ code: 212, at, reason: null });
    this.#save();
    return report;
  }

  /** The statuses as the faults make it tell them. */
  told(flow: Flow): Status[] {
    const asked = (this.#askings.get(flow.id) ?? 0) + 1;
    this.#askings.set(flow.id, asked);
    const { delay, double, shuffle } = this.faults;
    const known = asked <= delay ? flow.statuses.slice(0, 1) : flow.statuses;
    const all = double ? [...known, ...known] : [...known];
    return shuffle ? all.toReversed() : all;
  }

  set(faults: Partial<Faults>): void {
    this.#kept.faults = { ...this.#kept.faults, ...faults };
    this.#save();
  }

  /** Whether this call is to fail, and how. */
  failing(): 429 | 500 | undefined {
    const { tooMany, broken } = this.faults;
    if (tooMany > 0) this.set({ tooMany: tooMany - 1 });
    else if (broken > 0) this.set({ broken: broken - 1 });
    return tooMany > 0 ? 429 : broken > 0 ? 500 : undefined;
  }

  #save(): void {
    if (!this.#file) return;
    const beside = `${this.#file}.new`;
    writeFileSync(beside, JSON.stringify(this.#kept));
    renameSync(beside, this.#file);
  }
}
