import { Mail, sesMail } from "@entrepairs/core/gateway";
import { configureFunction, configureStripe } from "../lambda.ts";
import { sweep } from "../outbox/consume.ts";
import { tick } from "./tick.ts";

configureFunction();
configureStripe();
Mail.configure(sesMail({ endpoint: process.env.SES_ENDPOINT }));

/** Every minute: what is due, then what the stream may have lost. */
export async function handler(): Promise<{ due: number; swept: number }> {
  return { due: await tick(), swept: await sweep() };
}
