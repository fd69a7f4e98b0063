import { jsonCaller } from "./aws/call.ts";
import type { KeysPort } from "./keys.ts";

/**
 * The master key of the cloud: only the room function's role may use it. The context (firm, cohort, holder) goes with
 * each call, so that a wrapped key opens in its place alone and the key's log tells whose it was.
 */
export function kmsKeys(options: {
  keyID: string;
  region?: string | undefined;
  endpoint?: string | undefined;
}): KeysPort {
  const call = jsonCaller({ service: "kms", target: "TrentService", version: "1.1", ...options });
  const asked = (context: string) => ({ KeyId: options.keyID, EncryptionContext: { place: context } });
  return {
    wrap: async (key, context) => {
      const answer = await call("Encrypt", { ...asked(context), Plaintext: Buffer.from(key).toString("base64") });
      return Buffer.from(String(answer.CiphertextBlob), "base64");
    },
    unwrap: async (wrapped, context) => {
      const CiphertextBlob = Buffer.from(wrapped).toString("base64");
      const answer = await call("Decrypt", { ...asked(context), CiphertextBlob });
      return Buffer.from(String(answer.Plaintext), "base64");
    },
  };
}
