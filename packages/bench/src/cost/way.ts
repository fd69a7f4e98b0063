import { added, type Counted, gigabyteSeconds } from "./price.ts";

/** What one function is: its memory, and what AWS adds to our own work: a round trip to the table, starts that are cold. */
export const MEMORY_MB = { door: 512, job: 1_024, outbox: 256 };
export const TRIP_MS = 6;
const VCPU_MB = 1_769;
const COLD_SHARE = 0.05;
const COLD_MS = 500;
/** Of what comes beside the first of each second, X-Ray records five in a hundred. */
const TRACED_SHARE = 0.05;

/**
 * Lines of log, the 26 bytes that CloudWatch adds to each among them. A function that answers writes none of its own, and
 * the platform's own of each run are left out (`systemLogLevel` WARN): what fails now and then is counted for all. The
 * HTTP API notes one of each request, as short as it can be.
 */
const LOG_BYTES = 60;
const DOOR_LINE_BYTES = 150;
export const GB = 1e9;

/** Milliseconds that our own work takes in a function of so much memory: CPU comes with it. */
export const scaled = (cpuMs: number, memoryMB: number): number => (cpuMs * VCPU_MB) / Math.min(memoryMB, VCPU_MB);

/** One run of a function. */
export function runOf(ms: number, memoryMB: number): Counted {
  const lambdaGBSecond = gigabyteSeconds({ count: 1, ms: ms + COLD_SHARE * COLD_MS, memoryMB });
  return { lambdaRequest: 1, lambdaGBSecond, logGB: LOG_BYTES / GB, traceRecorded: TRACED_SHARE };
}

/**
 * What stands before a function, each paid by the request: the CDN, its firewall, its function; and the HTTP API for all
 * but what is read of the api and of rooms, which the CDN's function leads to their own URLs (`infra/edge-function.ts`).
 */
export function wayOf(door: "url" | "http", bytes: number): Counted {
  const every: Counted = { cdnRequest: 1, wafRequest: 1, edgeRun: 1, cdnGB: bytes / GB };
  return door === "url" ? every : added(every, { httpRequest: 1, logGB: DOOR_LINE_BYTES / GB });
}
