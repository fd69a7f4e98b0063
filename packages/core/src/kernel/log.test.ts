import { afterEach, expect, it } from "vitest";
import { log, logTo } from "./log.ts";

const lines: string[] = [];
afterEach(() => {
  delete process.env._X_AMZN_TRACE_ID;
  lines.length = 0;
});

it("writes one line of JSON, with the trace of the request where there is one", () => {
  logTo((line) => lines.push(line));
  log("info", "thing.made", { thingID: "thing_1" });
  process.env._X_AMZN_TRACE_ID = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  log("error", "thing.failed", { name: "Error" });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: "info", event: "thing.made", thingID: "thing_1" },
    { level: "error", event: "thing.failed", name: "Error", trace: "1-5759e988-bd862e3fe1be46a994272793" },
  ]);
});
