export { reportCollected, toReport } from "./collect.ts";
export { Event } from "./event.ts";
export { lookNow, refresh } from "./look.ts";
export { ofInvoice } from "./read.ts";
export { type Scope, scopeOf } from "./scope.ts";
export { connect, settings } from "./settings.ts";
export { handIn, requestIssued, submit } from "./submit.ts";
