/** What the law gives a person over what is kept of him: to read it, to take it along, to have it erased. */
export { carryOut, type Erasure, Event, erase, eraseOwn, finish, list } from "./erase.ts";
export { exportOf, exportOwn, type PersonExport } from "./export.ts";
export { find, type Held, held, ownHeld } from "./held.ts";
