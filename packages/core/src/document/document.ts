/** What a firm hands out of a group, drawn from its own words: programme, rules, summons, attestation. */

export { assess } from "./attainment.ts";
export { type Chain, chainOf } from "./chain.ts";
export { Event } from "./event.ts";
export { dayIn, groupValues, lengthIn, type Scene } from "./facts.ts";
export {
  behindLink,
  findOwn,
  type Handout,
  handOut,
  PURPOSE,
  recordSent,
  recordSigned,
  see,
  sign,
  signedFileOf,
  toSend,
  toSign,
} from "./handout.ts";
export { type Card, get, getOfSponsor, ofCohort, ofPerson, ofProgramme, ofSponsor } from "./list.ts";
export { type Draft, fileOf, generate, recordMade, type Stored, toMake } from "./making.ts";
export { ownWritten, type Review, review } from "./review.ts";
export { changeSettings, settings, whenDue } from "./sending.ts";
