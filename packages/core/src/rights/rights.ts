/** What the law gives a person over what is kept of him: to read it, to take it along, to have it erased. */
export { carryOut, type Erasure, Event, erase, eraseOwn, finish, list } from "./erase.ts";
export {
  ClosingEvent,
  carryOutClosing,
  closeFirm,
  closure,
  finishClosing,
  forgetKept,
  keepFirm,
  NOTICE_DAYS,
} from "./estate/closure.ts";
export {
  askExport,
  EXPORT_DAYS,
  ExportEvent,
  exportNamed,
  exportPart,
  exports,
  type FirmExport,
  partIDsOf,
  prepareExport,
  rowsOfPart,
  takePart,
} from "./estate/export-firm.ts";
export { keptAs, keptUntil } from "./estate/fate.ts";
export { IN_THE_WAY, type InTheWay } from "./estate/in-the-way.ts";
export { type PaperOfFirm, papersOf, shownOfFirm } from "./estate/shown.ts";
export { exportOf, exportOwn, type PersonExport, take, takeOwn } from "./export.ts";
export { find, type Held, held, ownHeld } from "./held.ts";
