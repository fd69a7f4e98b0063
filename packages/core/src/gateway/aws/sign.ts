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

/** Where a request goes: `path` as it is sent, `query` sorted and encoded. A POST to `/` unless told. */
export interface Target {
  method?: string;
  path?: string;
  query?: string;
}

/**
 * The Authorization header of a request by AWS's Signature Version 4. Every header given is signed: their names are
 * lower case, their values without spaces at the ends, and `x-amz-date` is `YYYYMMDDTHHMMSSZ`.
 */
export function authorization(
  signer: Signer,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  { method = "POST", path = "/", query = "" }: Target = {},
): string {
  const at = headers["x-amz-date"] ?? "";
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join("");
  // S3 alone signs a path as it is sent; the others encode it once more.
  const signedPath = signer.service === "s3" ? path : path.split("/").map(encodeURIComponent).join("/");
  const request = `${method}\n${signedPath}\n${query}\n${lines}\n${names.join(";")}\n${sha256(body)}`;
  const scope = `${at.slice(0, 8)}/${signer.region}/${signer.service}/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(request)}`;
  const signature = createHmac("sha256", keyOf(signer, scope)).update(text).digest("hex");
  const { accessKeyID } = signer.credentials;
  return `AWS4-HMAC-SHA256 Credential=${accessKeyID}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}

export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** As many firms' credentials as one process works with at once. */
const KEYS_MAX = 100;
const keys = new Map<string, KeyObject>();

/** The key of a secret, day, region and service: the same for a whole day, so that it is kept. */
function keyOf({ credentials: { secretAccessKey: secret } }: Signer, scope: string): KeyObject {
  const known = keys.get(`${secret} ${scope}`);
  if (known) return known;
  const first = createSecretKey(Buffer.from(`AWS4${secret}`));
  const next = (above: KeyObject, part: string) => createSecretKey(createHmac("sha256", above).update(part).digest());
  const key = scope.split("/").reduce(next, first);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(`${secret} ${scope}`, key);
  return key;
}
