import { Config } from "../packages/core/src/gateway/index.ts";
import { Actor, hash, now } from "../packages/core/src/kernel/index.ts";
import { Link } from "../packages/core/src/link/index.ts";
import { ALL, carryOut, openTable, RestoreRefused, type Row, rowsIn, type Say } from "./restore.ts";

/** As `infra/preflight.ts` asks of it. */
const LENGTH_MIN = 32;

const USAGE = `Usage: LINK_KEY="the new one" npm run relink -- TABLE [--apply]
Links stand in the table by the hash of their secret, and a secret is made with the key: this puts each that is still
open in its place under the new key. It tells what it would do, and does it with --apply. The table is AWS's by the keys
in the environment, that of DYNAMODB_ENDPOINT, or with DATA_DIR the one of this machine's product, which must not run.`;

interface Moves {
  put: Row[];
  remove: Row[];
  /** Whose place is right already. */
  same: number;
}

const textOf = (value: unknown) => (value as { S?: string } | undefined)?.S ?? "";
const LINK = /^F#([0-9A-Z]{26})#LINK#/;
const FEED = "P#FEED#";

/**
 * Where a link, or the address of a calendar, stands under the key that is configured; undefined for any other row. Who
 * holds an old link gets nowhere by it: only a mail that is made from then on, or a page, tells the new one.
 */
function placeOf({ pk: { S: pk }, ...row }: Row): { pk: string; hash: string } | undefined {
  const [, firmID] = LINK.exec(pk) ?? [];
  if (firmID) {
    const actor = { type: "system", firmID, job: "relink" } as const;
    const made = hash(Actor.provide(actor, () => Link.tokenOf(textOf(row.linkID))));
    return { pk: `F#${firmID}#LINK#${made}`, hash: made };
  }
  if (!pk.startsWith(FEED)) return undefined;
  const made = hash(Link.secretOf(`feed#${textOf(row.feedID)}`));
  return { pk: `${FEED}${made}`, hash: made };
}

/** What is to be moved; what has expired at `at` stays until the table forgets it. */
export async function moves(rows: AsyncIterable<Row>, at: string): Promise<Moves> {
  const anew = new Map<string, Row>();
  const standing = new Set<string>();
  const remove: Row[] = [];
  for await (const row of rows) {
    const place = placeOf(row);
    if (!place || (row.expiresAt && textOf(row.expiresAt) <= at)) continue;
    if (place.pk === row.pk.S) {
      standing.add(place.pk);
      continue;
    }
    anew.set(place.pk, { ...row, pk: { S: place.pk }, hash: { S: place.hash } });
    remove.push(row);
  }
  // What was made again since under the same id knows better whether it was used.
  const put = [...anew.values()].filter(({ pk }) => !standing.has(pk.S));
  return { put, remove, same: standing.size };
}

/** Runs the command; may be run again: what stands under the key is left there. */
export async function relink(argv: readonly string[], env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const [table = "", ...rest] = argv.filter((one) => one !== "--apply");
  if (!table || table.startsWith("--") || rest.length > 0) throw new RestoreRefused(USAGE);
  const linkKey = env.LINK_KEY ?? "";
  if (linkKey.length < LENGTH_MIN)
    throw new RestoreRefused(`LINK_KEY is to be the key that is set now, ${LENGTH_MIN} letters or more`);
  const config = { origin: "", linkKey, mailFrom: { name: "", address: "" }, demo: false };
  const { call, close } = await openTable(env);
  try {
    const { put, remove, same } = await Config.provide(config, () => moves(rowsIn(call, table, ALL), now()));
    const applied = argv.includes("--apply");
    // A link stands in its new place before it leaves the old one.
    if (applied) await carryOut(call, table, { put, remove, again: [] });
    say.out(JSON.stringify({ table, applied, moved: put.length, same }));
  } finally {
    await close();
  }
}
