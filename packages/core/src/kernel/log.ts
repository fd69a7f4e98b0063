export type LogFields = Record<string, string | number | boolean | undefined>;

let sink: (line: string) => void = (line) => process.stderr.write(`${line}\n`);

/** Where log lines go; one JSON object a line, ids and codes only, never what a person typed. */
export function logTo(write: (line: string) => void): void {
  sink = write;
}

export function log(level: "info" | "warn" | "error", event: string, fields: LogFields = {}): void {
  sink(JSON.stringify({ level, event, ...fields }));
}
