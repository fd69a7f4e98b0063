import { fault } from "./fault.ts";
import { type Database, keys, type Operation, within } from "./storage.ts";
import type { TableDescription } from "./wire.ts";

/** One table as stored; the sequence is the number of its newest stream record. */
export interface TableRecord {
  description: TableDescription;
  ttlAttribute?: string;
  tags: Record<string, string>;
  /** Where the numbers begin: above those of any earlier table of the same name. */
  sequenceStart: number;
}

export interface Catalog {
  /** Throws ResourceNotFoundException. */
  get(name: string): TableRecord;
  find(name: string): TableRecord | undefined;
  all(): TableRecord[];
  /** Takes the next stream number of a table; numbers follow one another without a hole. */
  nextSequence(name: string): number;
  sequence(name: string): number;
  /** Writes the record, with whatever must change together with it. */
  save(record: TableRecord, also?: Operation[]): Promise<void>;
  remove(name: string, also: Operation[]): Promise<void>;
}

/** Sixteen digits hold every safe integer; DynamoDB's own numbers are 21 digits or more, and sort as text. */
export function sequenceText(sequence: number): string {
  return String(sequence).padStart(21, "0");
}

/** Reads every table's description once; they are few, and every request needs one. */
export async function openCatalog(database: Database): Promise<Catalog> {
  const records = new Map<string, TableRecord>();
  const sequences = new Map<string, number>();
  for await (const value of database.values(within(keys.tables))) {
    const record = value as TableRecord;
    const name = record.description.TableName;
    records.set(name, record);
    sequences.set(name, await newestSequence(database, record));
  }
  const find = (name: string) => records.get(name);
  const get = (name: string) => {
    const record = find(name);
    if (!record) throw fault("ResourceNotFoundException", `Requested resource not found: Table: ${name} not found`);
    return record;
  };
  const sequence = (name: string) => sequences.get(name) ?? get(name).sequenceStart;
  return {
    find,
    get,
    all: () => [...records.values()],
    sequence,
    nextSequence(name) {
      const next = sequence(name) + 1;
      sequences.set(name, next);
      return next;
    },
    async save(record, also = []) {
      const name = record.description.TableName;
      await database.batch([{ type: "put", key: keys.table(name), value: record }, ...also]);
      records.set(name, record);
    },
    async remove(name, also) {
      await database.batch([{ type: "del", key: keys.table(name) }, ...also]);
      records.delete(name);
      sequences.delete(name);
    },
  };
}

/** The trim always leaves the newest record, so numbers go on where they stopped. */
async function newestSequence(database: Database, record: TableRecord): Promise<number> {
  const prefix = keys.stream(record.description.TableName);
  const [newest] = await database.keys({ ...within(prefix), reverse: true, limit: 1 }).all();
  return newest === undefined ? record.sequenceStart : Number(newest.slice(prefix.length));
}
