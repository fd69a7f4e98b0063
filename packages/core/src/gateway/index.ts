export {
  ApprovedPlatform,
  type ApprovedPlatformPort,
  type FlowStatus,
  PlatformFailure,
} from "./approved-platform.ts";
export { httpPlatform } from "./approved-platform-http.ts";
export { Config, readFee } from "./config.ts";
export { Files, type FilesPort, folderFiles, memoryFiles } from "./files.ts";
export { Mail, type MailPort, sesMail } from "./mail.ts";
export { PageCache, type PageCachePort } from "./page-cache.ts";
export {
  type SavedMethod,
  type SessionOrder,
  Stripe,
  type StripeAccount,
  type StripeDispute,
  StripeFailure,
  type StripeIntent,
  type StripeLine,
  type StripeNotice,
  type StripePayout,
  type StripePort,
  type StripeRefund,
  type StripeSession,
} from "./stripe.ts";
export { assertStripeObject } from "./stripe-call.ts";
export { type StripeOptions, stripeNode } from "./stripe-node.ts";
export { type VatGround, type VatWording, Wording, type WordingPort } from "./wording.ts";
