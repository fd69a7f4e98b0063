import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api } from "../http/api.ts";

/** One visit of a hosted page. */
export interface Visit {
  api: Api;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** Fields of a posted form. */
  form: URLSearchParams;
}

/** Changes something in one transaction, then wakes deliveries and timers. */
export function change<T>(visit: Visit, run: () => T): T {
  try {
    return visit.api.world.table.transaction(run);
  } finally {
    visit.api.changed();
  }
}
