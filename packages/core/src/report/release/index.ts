export {
  type Answer,
  type Block,
  type Counts,
  isThreshold,
  ON_HIS_OWN,
  PEOPLE_FOR_DETAIL,
  THRESHOLD,
  type Timing,
  thresholdAt,
  type Wave,
} from "./block.ts";
export type { Distribution } from "./distribution.ts";
export {
  type Figure,
  figure,
  type Mean,
  type Nps,
  type NpsFigure,
  type Rate,
  type Refusal,
  type ScaleFigure,
  type Withheld,
} from "./figure.ts";
export { type PublishInput, publish, type Waiting, type WaitingReason } from "./publish.ts";
export { type Quote, quotes } from "./quote.ts";
