export type LogFields = Record<string, string | number | boolean | undefined>;

let sink: (line: string) => void = (line) => process.stderr.write(`${line}\n`);

/** Where log lines go; one JSON object a line, ids and codes only, never what a person typed. */
export function logTo(write: (line: string) => void): void {
  sink = write;
}

/** A line; in the cloud it bears the trace of the request that is worked on, so that each is found by the other. */
export function log(level: "info" | "warn" | "error", event: string, fields: LogFields = {}): void {
  const trace = /Root=([\w-]+)/.exec(process.env._X_AMZN_TRACE_ID ?? "")?.[1];
  sink(JSON.stringify({ level, event, ...fields, ...(trace && { trace }) }));
}
