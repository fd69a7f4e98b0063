export * as Cycle from "./cycle-door.ts";
export { rhythmInWords } from "./rhythm.ts";
export { CoachDays, SessionRow, Sessions } from "./session.table.ts";
export * as Session from "./session.ts";
export { CLOSING_MINUTES, OPENING_MINUTES, type Step, type StepTemplate } from "./template.ts";
export { templates } from "./templates.ts";
export { instantOf, wallClockOf } from "./wall-clock.ts";
