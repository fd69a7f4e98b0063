import { type Accessor, createSignal } from "solid-js";
import { Refusal, statusOf } from "../base/refusal.ts";
import { share } from "../base/share.ts";

/** One resource of the API: what names it, how to ask for it. */
export interface QueryOptions<T> {
  queryKey: readonly unknown[];
  queryFn: () => Promise<T>;
  /** Milliseconds during which an answer is shown again without asking; 30 s when absent. */
  staleTime?: number;
  /** When the key changes, the answer of the key before stays on screen until the new one is there. */
  keepsPrevious?: boolean;
  /** Milliseconds until it is asked again by itself while it is on screen; false for never. */
  refetchInterval?: (data: T | undefined) => number | false;
}

/** What is known of a resource. An answer that came once stays when asking again fails. */
export interface Known<T> {
  readonly status: "pending" | "success" | "error";
  readonly data: T | undefined;
  readonly error: unknown;
}

export interface Resource<T> {
  /** Reactive. */
  known: Accessor<Known<T>>;
  /** Its data, unless too old for these options. Not reactive. */
  fresh: (options: QueryOptions<T>) => T | undefined;
  /** Asks now. `anew` starts over although an answer is on its way: that one may tell how things were before. */
  ask: (options: QueryOptions<T>, anew?: boolean) => Promise<T>;
  /** What is on its way will be neither told nor asked again. */
  drop: () => void;
  /** What it holds is no longer true. */
  outdate: () => void;
}

const FRESH = 30_000;
const UNKNOWN = { status: "pending", data: undefined, error: null } as const;

/** Twice more when the server or the network failed; a refusal is an answer and is never asked again. */
const isWorthAgain = (failures: number, error: unknown): boolean => {
  const status = statusOf(error);
  return failures < 2 && (status === 0 || status >= 500);
};

const wait = (delay: number) => new Promise((resolve) => setTimeout(resolve, delay));

async function persist<T>(ask: () => Promise<T>, isWanted: () => boolean): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = await ask();
      // Nothing would be shown for ever; null is what says that there is none.
      if (answer === undefined) throw new Refusal({ status: 400, code: "unexpected" });
      return answer;
    } catch (error) {
      if (!isWanted() || !isWorthAgain(failures, error)) throw error;
      await wait(1000 * 2 ** failures);
      if (!isWanted()) throw error;
    }
  }
}

export function createResource<T>(): Resource<T> {
  // Decisions read the variable: inside a transition of the router, a signal may give what is yet to be shown.
  let now: Known<T> = UNKNOWN;
  const [known, tell] = createSignal(now);
  let answeredAt = 0;
  let isOutdated = false;
  let turn = 0;
  let asking: Promise<T> | undefined;

  const become = (next: Known<T>) => {
    now = next;
    tell(() => next);
  };
  const answered = (answer: T): T => {
    isOutdated = false;
    answeredAt = Date.now();
    const data = share(now.data, answer);
    become({ status: "success", data, error: null });
    return data;
  };
  const ask = ({ queryFn }: QueryOptions<T>, anew = false): Promise<T> => {
    if (asking && !anew) return asking;
    turn += 1;
    const mine = turn;
    const isLast = () => mine === turn;
    if (now.data === undefined && now.status === "error") become(UNKNOWN);
    asking = persist(queryFn, isLast).then(
      (answer) => {
        // What was asked anew since answers for who waits for this one, too.
        if (!isLast()) return asking ?? now.data ?? answer;
        asking = undefined;
        return answered(answer);
      },
      (error: unknown) => {
        if (!isLast()) return asking ?? Promise.reject(error);
        asking = undefined;
        become({ status: "error", data: now.data, error });
        throw error;
      },
    );
    return asking;
  };
  return {
    known,
    ask,
    fresh: ({ staleTime = FRESH }) => (isOutdated || Date.now() - answeredAt >= staleTime ? undefined : now.data),
    drop: () => {
      turn += 1;
      asking = undefined;
    },
    outdate: () => {
      isOutdated = true;
    },
  };
}
