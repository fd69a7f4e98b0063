export * as Actor from "./actor.ts";
export { share, spread, times } from "./decimal.ts";
export {
  type AnyEntity,
  type Entity,
  entity,
  type Item,
  type KeyParts,
  type Place,
  Rev,
  type Revised,
  type Row,
} from "./entity.ts";
export { DomainError, type ErrorKind, type FieldProblem, notFound, refusedField, STATUS } from "./error.ts";
export { type Command, currentCommand, type Fn, fn, parse, problems, replayBy, withIdempotencyKey } from "./fn.ts";
export {
  HOLIDAY_REGIONS,
  HOLIDAYS,
  type Holiday,
  type HolidayRegion,
  holidaysOf,
  isHoliday,
  isWorkingDay,
  namedHolidays,
  weekdayOf,
} from "./holiday.ts";
export * as ID from "./id.ts";
export { type LogFields, log, logTo } from "./log.ts";
export { type Amounts, amounts, BasisPoints, CENTS_MAX, Cents, vatOf } from "./money.ts";
export type { Condition, Operation } from "./operation.ts";
export { isVatFree, rateAt } from "./overseas.ts";
export { type Port, port, type Scoped, scoped } from "./port.ts";
export { hash, hashOfBytes, sameText, secret } from "./secret.ts";
export { inertCell } from "./spreadsheet.ts";
export { Email, french, line, text } from "./text.ts";
export { Day, dayOf, Instant, now, plusDays, plusMinutes, shiftClock, withClock, Zone } from "./time.ts";
export {
  endingOf,
  readUpload,
  UPLOAD_PARTS,
  UPLOAD_TYPES,
  Upload,
  UploadType,
  uploadParts,
} from "./upload.ts";
