export { COMPOSITION_STATUSES, CompositionRule, Compositions } from "./composition.table.ts";
export * as Composition from "./composition.ts";
