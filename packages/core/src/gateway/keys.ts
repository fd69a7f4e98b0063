import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { port } from "../kernel/index.ts";

/**
 * The master key that wraps the key of each cohort's room. Only the room function may import this file: on AWS its
 * role alone may use the key; on one machine the import rule is the proof.
 */
export interface KeysPort {
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>;
}

export const Keys = port<KeysPort>("keys");

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key file's 32 bytes; `context` (firm and cohort) is authenticated, so a wrapped key opens in its place alone. */
export function fileKeys(master: Uint8Array): KeysPort {
  return {
    wrap: async (key, context) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", master, iv).setAAD(Buffer.from(context));
      return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (wrapped, context) => {
      const iv = wrapped.subarray(0, IV_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", master, iv).setAAD(Buffer.from(context));
      decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}
