import { Refused } from "./refused.ts";

/** An answer as a CDN hands it on. */
export interface Passed {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** Which paths may be kept, and which of them never. */
export interface KeptPaths {
  kept: readonly string[];
  never: readonly string[];
}

interface Kept extends Passed {
  until: number;
}

const PATH = /<Path>([^<]*)<\/Path>/g;
const ASKS = /^\/2020-05-31\/distribution\/([A-Z0-9]+)\/invalidation$/;

/**
 * What CloudFront keeps before an origin, and how it is told to forget: answers of the paths it was given, by address
 * without query or cookie, while `s-maxage` (or `max-age`) of a public answer lasts; CreateInvalidation, idempotent by its
 * CallerReference.
 */
export class Cdn {
  readonly #kept = new Map<string, Kept>();
  readonly #told = new Map<string, string>();
  readonly #may: readonly RegExp[];
  readonly #never: readonly RegExp[];
  readonly distributionID = "E1STANDIN";
  /** Paths that were forgotten, one a line of the bill. */
  readonly purged: string[] = [];
  hits = 0;

  /** Path patterns as CloudFront writes them: `*` is any text. */
  constructor({ kept, never }: KeptPaths) {
    this.#may = kept.map(pattern);
    this.#never = never.map(pattern);
  }

  /** Answers from what is kept, else from the origin. `at` in milliseconds. */
  async through<P extends Passed>(
    asked: { method: string; path: string },
    origin: () => Promise<P>,
    at = Date.now(),
  ): Promise<P | Passed> {
    const [path = "/"] = asked.path.split("?");
    const may =
      (asked.method === "GET" || asked.method === "HEAD") &&
      this.#may.some((one) => one.test(path)) &&
      !this.#never.some((one) => one.test(path));
    if (!may) return origin();
    const known = this.#kept.get(path);
    if (known && known.until > at) {
      this.hits += 1;
      return known;
    }
    const answer = await origin();
    const seconds = secondsOf(answer.headers["cache-control"] ?? "");
    if (answer.status === 200 && seconds > 0) this.#kept.set(path, { ...answer, until: at + seconds * 1_000 });
    return answer;
  }

  answer(method: string, path: string, text: string): string {
    const [, distribution] = ASKS.exec(path) ?? [];
    if (method !== "POST" || !distribution) throw new Refused(404, "NoSuchResource");
    if (distribution !== this.distributionID) throw new Refused(404, "NoSuchDistribution");
    const paths = [...text.matchAll(PATH)].map(([, one = ""]) => decodeURI(one.replaceAll("&amp;", "&")));
    const quantity = Number(/<Quantity>(\d+)<\/Quantity>/.exec(text)?.[1]);
    const reference = /<CallerReference>([^<]+)<\/CallerReference>/.exec(text)?.[1];
    if (!reference || paths.length === 0 || quantity !== paths.length) throw new Refused(400, "InvalidArgument");
    const before = this.#told.get(reference);
    if (before !== undefined && before !== paths.join("\n")) throw new Refused(400, "InvalidationBatchAlreadyExists");
    if (before === undefined) {
      this.#told.set(reference, paths.join("\n"));
      this.purged.push(...paths);
      for (const one of paths) for (const key of this.#kept.keys()) if (pattern(one).test(key)) this.#kept.delete(key);
    }
    return "<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>";
  }
}

function pattern(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}

function secondsOf(header: string): number {
  if (!/\bpublic\b/.test(header) || /no-store|no-cache|private/.test(header)) return 0;
  return Number(/s-maxage=(\d+)/.exec(header)?.[1] ?? /max-age=(\d+)/.exec(header)?.[1] ?? "0");
}
