import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

export interface Credentials {
  accessKeyID: string;
  secretAccessKey: string;
  /** Of a role's passing credentials; absent for a user's. */
  sessionToken?: string | undefined;
}

export interface Signer {
  credentials: Credentials;
  region: string;
  service: string;
}

/**
 * The Authorization header of a POST to `/` by AWS's Signature Version 4. Every header given is signed: their names
 * are lower case, their values without spaces at the ends, and `x-amz-date` is `YYYYMMDDTHHMMSSZ`.
 */
export function authorization(signer: Signer, headers: Readonly<Record<string, string>>, body: string): string {
  const at = headers["x-amz-date"] ?? "";
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const request = `POST\n/\n\n${lines}\n${names.join(";")}\n${sha256(body)}`;
  const scope = `${at.slice(0, 8)}/${signer.region}/${signer.service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(request)}`;
  const signature = createHmac("sha256", keyOf(signer, scope)).update(text).digest("hex");
  const { accessKeyID } = signer.credentials;
  return `AWS4-HMAC-SHA256 Credential=${accessKeyID}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

let last: { secret: string; scope: string; key: KeyObject } | undefined;

/** The key of a secret, day, region and service: the same for a whole day, so that the last one is kept. */
function keyOf({ credentials: { secretAccessKey: secret } }: Signer, scope: string): KeyObject {
  if (last?.secret === secret && last.scope === scope) return last.key;
  const first = createSecretKey(Buffer.from(`AWS4${secret}`));
  const next = (above: KeyObject, part: string) => createSecretKey(createHmac("sha256", above).update(part).digest());
  const key = scope.split("/").reduce(next, first);
  last = { secret, scope, key };
  return key;
}
