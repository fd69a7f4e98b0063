import { Config } from "@entrepairs/core/gateway";
import { Actor, hash } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { beforeAll, expect, it } from "vitest";
import { moves, relink } from "./relink.ts";
import type { Row } from "./restore.ts";

const FIRM = "01HQ0000000000000000000001";
const [FORMER, NEXT] = ["a former key", "the key that is set"];
const AT = "2026-11-22T08:00:00.000Z";
const config = (linkKey: string) =>
  Config.configure({ origin: "", linkKey, mailFrom: { name: "", address: "" }, demo: true });
const token = () => Actor.provide({ type: "system", firmID: FIRM, job: "test" }, () => Link.tokenOf("link_a"));

/** The same rows as each key keeps them. */
function kept(linkKey: string, more: Record<string, unknown> = {}): Row[] {
  config(linkKey);
  const [link, feed] = [hash(token()), hash(Link.secretOf("feed#feed_a"))];
  const expiresAt = { S: "2026-12-22T08:00:00.000Z" };
  return [
    {
      pk: { S: `F#${FIRM}#LINK#${link}` },
      sk: { S: "LINK" },
      linkID: { S: "link_a" },
      hash: { S: link },
      expiresAt,
      ...more,
    },
    { pk: { S: `P#FEED#${feed}` }, sk: { S: "FEED" }, feedID: { S: "feed_a" }, hash: { S: feed } },
  ];
}

async function* stream(rows: readonly Row[]) {
  yield* rows;
}

const others: Row[] = [
  { pk: { S: `F#${FIRM}#COHORT` }, sk: { S: "1" }, linkID: { S: "link_a" } },
  { pk: { S: "P#ACCOUNT#account_a" }, sk: { S: "FEED" }, feedID: { S: "feed_a" } },
];

let before: Row[];
let after: Row[];
beforeAll(() => {
  before = kept(FORMER);
  after = kept(NEXT);
});

it("puts each link and each calendar's address in its place under the key, whole, and touches nothing else", async () => {
  expect(await moves(stream([...before, ...others]), AT)).toEqual({ put: after, remove: before, same: 0 });
  expect(await moves(stream([...after, ...others]), AT)).toEqual({ put: [], remove: [], same: 2 });
});

it("leaves what has expired, and what was made again since under the new key as it is", async () => {
  const later = "2026-12-22T08:00:00.000Z";
  expect((await moves(stream(before), later)).remove).toEqual(before.slice(1));
  const used = kept(NEXT, { usedAt: { S: AT } });
  for (const rows of [
    [...before, ...used],
    [...used, ...before],
  ])
    expect(await moves(stream(rows), AT)).toEqual({ put: [], remove: before, same: 2 });
});

it.each([
  [[], NEXT.padEnd(32), /^Usage/],
  [["--apply"], NEXT.padEnd(32), /^Usage/],
  [["table", "--force"], NEXT.padEnd(32), /^Usage/],
  [["table"], "", /^LINK_KEY is to be the key that is set now/],
  [["table"], "short", /^LINK_KEY/],
])("%j with the key %j is refused with one sentence on how", async (argv, LINK_KEY, says) => {
  const say = { out: () => undefined, err: () => undefined };
  await expect(relink(argv, { LINK_KEY, DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }, say)).rejects.toThrow(says);
});
