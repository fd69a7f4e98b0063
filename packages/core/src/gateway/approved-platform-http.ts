import * as v from "valibot";
import { type ApprovedPlatformPort, PlatformFailure } from "./approved-platform.ts";

const TIMEOUT_MS = 15_000;
const TRIES = 4;
const FIRST_PAUSE_MS = 150;

const Flow = v.object({ flowId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });
const Statuses = v.object({
  flowId: v.string(),
  statuses: v.pipe(
    v.array(
      v.object({
        code: v.pipe(v.number(), v.integer()),
        at: v.pipe(v.string(), v.isoTimestamp()),
        reason: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
      }),
    ),
    v.maxLength(200),
  ),
});
const Reported = v.object({ reportId: v.pipe(v.string(), v.minLength(1)) });

/** An approved platform over HTTP. No answer counts as a success without the id of what it made. */
export function httpPlatform(options: { endpoint: string; token: string; pauseMs?: number }): ApprovedPlatformPort {
  const ask = asking(options);
  return {
    submit: async ({ account, key, number, sha256, file }) => {
      const about = { "Idempotency-Key": key, "X-Account": account, "X-Number": number, "X-Sha256": sha256 };
      const type = { "Content-Type": "application/pdf" };
      const { flowId } = await ask("/v1/flows", Flow, { headers: { ...about, ...type }, body: new Uint8Array(file) });
      return { flowID: flowId };
    },
    statuses: async (account, flowID) => {
      const path = `/v1/flows/${encodeURIComponent(flowID)}`;
      const { flowId, statuses } = await ask(path, Statuses, { headers: { "X-Account": account } });
      if (flowId !== flowID) throw new PlatformFailure("other_flow", false);
      return statuses;
    },
    reportCollected: async ({ account, key, flowID, on, amounts }) => {
      const headers = { "Idempotency-Key": key, "X-Account": account, "Content-Type": "application/json" };
      const told = amounts.map(({ vatRate, amount }) => ({ rate: decimal(vatRate), amount: decimal(amount) }));
      const body = JSON.stringify({ code: 212, on, amounts: told });
      await ask(`/v1/flows/${encodeURIComponent(flowID)}/collected`, Reported, { headers, body });
    },
  };
}

interface Request {
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

function asking({ endpoint, token, pauseMs = FIRST_PAUSE_MS }: Parameters<typeof httpPlatform>[0]) {
  return async <S extends v.GenericSchema>(path: string, schema: S, request: Request): Promise<v.InferOutput<S>> => {
    const method = request.body === undefined ? "GET" : "POST";
    const headers = { ...request.headers, Authorization: `Bearer ${token}` };
    for (let tried = 1; ; tried++) {
      const answer = await fetch(new URL(path, endpoint), {
        ...request,
        method,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: unknown) => error);
      // The other side closed a kept connection as it was taken: each request carries its key, or only reads.
      if (isCut(answer) && tried === 1) continue;
      if (answer instanceof Response && answer.status === 429 && tried < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** tried));
        continue;
      }
      return read(answer instanceof Response ? answer : undefined, schema);
    }
  };
}

const isCut = (answer: unknown) => answer instanceof TypeError;

async function read<S extends v.GenericSchema>(answer: Response | undefined, schema: S): Promise<v.InferOutput<S>> {
  if (!answer) throw new PlatformFailure("unreachable", false);
  const { status } = answer;
  const said: unknown = await answer.json().catch(() => undefined);
  if (status >= 400) throw new PlatformFailure(codeOf(said, status), status < 500 && ![408, 409, 429].includes(status));
  const parsed = v.safeParse(schema, said);
  if (!parsed.success) throw new PlatformFailure("no_object", false);
  return parsed.output;
}

const Refusal = v.object({ error: v.pipe(v.string(), v.regex(/^[a-z_]{1,60}$/)) });

function codeOf(said: unknown, status: number): string {
  const refusal = v.safeParse(Refusal, said);
  return refusal.success ? refusal.output.error : `status_${status}`;
}

/** `20.00` of 2000, without a float. */
function decimal(hundredths: number): string {
  const whole = Math.trunc(Math.abs(hundredths) / 100);
  const rest = String(Math.abs(hundredths) % 100).padStart(2, "0");
  return `${hundredths < 0 ? "-" : ""}${whole}.${rest}`;
}
