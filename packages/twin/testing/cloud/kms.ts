import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Principal } from "./principal.ts";
import { Refused } from "./refused.ts";

interface Asked {
  KeyId?: string;
  EncryptionContext?: Record<string, string>;
  Plaintext?: string;
  CiphertextBlob?: string;
}

/** Encrypt and Decrypt of one key that some functions' roles may use, with the context authenticated as KMS does. */
export class Kms {
  readonly #master = randomBytes(32);
  readonly #users: ReadonlySet<string>;
  readonly #keyID: string;
  calls = 0;

  constructor(keyID: string, users: readonly string[]) {
    this.#keyID = keyID;
    this.#users = new Set(users);
  }

  answer(operation: string, { KeyId, EncryptionContext, ...asked }: Asked, principal: Principal): object {
    if (!this.#users.has(principal.name)) throw new Refused(400, "AccessDeniedException");
    if (KeyId !== undefined && KeyId !== this.#keyID) throw new Refused(400, "NotFoundException");
    this.calls += 1;
    const context = Buffer.from(
      JSON.stringify(Object.entries(EncryptionContext ?? {}).sort(([one], [other]) => one.localeCompare(other))),
    );
    if (operation === "Encrypt")
      return { KeyId: this.#keyID, CiphertextBlob: this.#seal(asked.Plaintext ?? "", context) };
    if (operation === "Decrypt")
      return { KeyId: this.#keyID, Plaintext: this.#open(asked.CiphertextBlob ?? "", context) };
    throw new Refused(400, "UnsupportedOperationException");
  }

  #seal(plain: string, context: Buffer): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#master, iv).setAAD(context);
    const body = Buffer.concat([cipher.update(Buffer.from(plain, "base64")), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
  }

  #open(sealed: string, context: Buffer): string {
    const bytes = Buffer.from(sealed, "base64");
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.#master, bytes.subarray(0, 12)).setAAD(context);
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("base64");
    } catch {
      throw new Refused(400, "InvalidCiphertextException");
    }
  }
}
