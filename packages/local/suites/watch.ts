import { Table, type TableClient } from "@entrepairs/core/db";

/** A call that the product made to its table, as the engine saw it. */
export interface Seen {
  call: "query" | "getAll" | "transact";
  /** Partition keys that were read or written. */
  partitions: string[];
  /** Sort keys of what was written, each behind its partition. */
  keys: string[];
  /** Those that may only be new: put under the condition that nothing stands there. */
  created?: string[];
  /** The index and the condition of a query. */
  index?: string | undefined;
}

type Values = Record<string, { S?: string }>;

/** Puts an observer before the table port that is configured now; answers what it sees and how to take it away. */
export function watchTable(): { seen: Seen[]; stop(): void } {
  const table = Table.use();
  const seen: Seen[] = [];
  const watched: TableClient = {
    tableName: table.tableName,
    query: async (input, reach) => {
      const values = Object.values((input.ExpressionAttributeValues ?? {}) as Values).map(({ S }) => S ?? "");
      const answer = await table.query(input, reach);
      seen.push({ call: "query", partitions: values.slice(0, 1), keys: values.slice(1), index: input.IndexName });
      return answer;
    },
    getAll: async (keys, reach) => {
      const answer = await table.getAll(keys, reach);
      seen.push({
        call: "getAll",
        partitions: keys.map(({ pk }) => pk?.S ?? ""),
        keys: keys.map(({ sk }) => sk?.S ?? ""),
      });
      return answer;
    },
    transact: async (items, token, reach) => {
      await table.transact(items, token, reach);
      const changing = items.filter((item) => !item.ConditionCheck);
      const keys = changing.map(({ Put, Update, Delete }) => (Put?.Item ?? Update?.Key ?? Delete?.Key ?? {}) as Values);
      seen.push({
        call: "transact",
        partitions: keys.map(({ pk }) => pk?.S ?? ""),
        keys: keys.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`),
        created: changing.flatMap(({ Put }) =>
          /^attribute_not_exists\(\S+\)$/.test(Put?.ConditionExpression ?? "")
            ? `${Put?.Item?.pk?.S} ${Put?.Item?.sk?.S}`
            : [],
        ),
      });
    },
  };
  Table.configure(watched);
  return { seen, stop: () => Table.configure(table) };
}

/** What was written into a firm since `from`. */
export function writesInto(firmID: string, seen: readonly Seen[], from = 0): string[] {
  return seen
    .slice(from)
    .filter(({ call }) => call === "transact")
    .flatMap(({ keys }) => keys.filter((key) => key.startsWith(`F#${firmID}#`)));
}
