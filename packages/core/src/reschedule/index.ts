export * as Reschedule from "./reschedule.ts";
