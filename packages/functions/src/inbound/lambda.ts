import * as v from "valibot";
import { configureFunction } from "../cloud/configure.ts";
import { takeMail } from "./take.ts";

configureFunction();

/** What the mail service tells its topic of a message that it received, its content included (150 KB at most). */
const Received = v.object({
  content: v.string(),
  receipt: v.object({
    recipients: v.array(v.string()),
    virusVerdict: v.optional(v.object({ status: v.string() })),
    action: v.optional(v.object({ encoding: v.optional(v.string()) })),
  }),
});
const Topic = v.object({ Records: v.array(v.object({ Sns: v.object({ Message: v.string() }) })) });

/** Called by the topic alone: who may publish to it is the deployment's to say. A message that fails comes again. */
export async function handler(event: unknown): Promise<void> {
  for (const { Sns } of v.parse(Topic, event).Records) {
    const { content, receipt } = v.parse(Received, JSON.parse(Sns.Message));
    if (receipt.virusVerdict?.status === "FAIL") continue;
    const isBase64 = receipt.action?.encoding?.toUpperCase() === "BASE64";
    await takeMail(new Uint8Array(Buffer.from(content, isBase64 ? "base64" : "utf8")), receipt.recipients);
  }
}
