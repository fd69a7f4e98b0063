import type { World } from "./world.ts";

type Attribute = { S?: string; N?: string; BOOL?: boolean; L?: Attribute[]; M?: Record<string, Attribute> };
type Item = Record<string, unknown>;

/** Every row of the table, whosever it is: for tests that look for what should be nowhere. */
export async function everyItem({ table }: World): Promise<Item[]> {
  const { TableNames = [] } = (await table.operate("ListTables", {})) as { TableNames?: string[] };
  const items: Item[] = [];
  let start: object | undefined;
  do {
    const request = { TableName: TableNames[0], ...(start && { ExclusiveStartKey: start }) };
    const page = (await table.operate("Scan", request)) as {
      Items: Record<string, Attribute>[];
      LastEvaluatedKey?: object;
    };
    items.push(...page.Items.map((item) => plain({ M: item }) as Item));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

function plain({ S, N, BOOL, L, M }: Attribute): unknown {
  if (M) return Object.fromEntries(Object.entries(M).map(([name, value]) => [name, plain(value)]));
  if (L) return L.map(plain);
  return S ?? (N === undefined ? (BOOL ?? null) : Number(N));
}

/** Whether something says one of these words, wherever in it; the end of a longer word is none of them. */
export function says(value: unknown, words: readonly string[]): boolean {
  const text = JSON.stringify(value);
  return words.some((word) => new RegExp(`(?<![\\w.])${word.replaceAll(/[.+]/g, "\\$&")}`, "iu").test(text));
}
