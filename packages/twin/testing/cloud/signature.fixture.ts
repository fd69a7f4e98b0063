import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Principal, Principals } from "./principal.ts";
import { Refused } from "./refused.ts";

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** SHA-256 and its HMAC in the shape that AWS's signer asks for. */
class Sha256 {
  #hash: Hash | Hmac;
  constructor(secret?: Bytes) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytes(secret));
  }
  update(data: Bytes): void {
    this.#hash.update(bytes(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

function bytes(data: Bytes): Buffer {
  if (typeof data === "string") return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

export interface SignedRequest {
  method: string;
  /** As it was sent. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

const FORM =
  /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=(\w{64})$/;

/** Who signed a request and for which service, checked by AWS's own signer; throws as AWS refuses. */
export async function signerOf(
  request: SignedRequest,
  principals: Principals,
): Promise<{ principal: Principal; service: string }> {
  const given = request.headers.authorization ?? "";
  const [, key = "", , region = "", service = "", names = ""] = FORM.exec(given) ?? [];
  const principal = principals.find(key);
  if (!principal) throw new Refused(403, "UnrecognizedClientException");
  if (request.headers["x-amz-security-token"] !== principal.sessionToken)
    throw new Refused(403, "InvalidClientTokenId");
  const date = request.headers["x-amz-date"] ?? "";
  const at = new Date(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  const signer = new SignatureV4({
    credentials: principal,
    region,
    service,
    sha256: Sha256,
    uriEscapePath: service !== "s3",
    applyChecksum: false,
  });
  const url = new URL(request.path, "http://stand-in");
  const named = names.split(";").map((name): [string, string] => [name, request.headers[name] ?? ""]);
  const headers = Object.fromEntries(named);
  const query = Object.fromEntries(url.searchParams);
  // The path as it was sent: URL would put it right.
  const [path = "/"] = request.path.split("?");
  const signed = await signer.sign(
    { method: request.method, protocol: "http:", hostname: "stand-in", path, query, headers, body: request.body },
    { signingDate: at, signableHeaders: new Set(Object.keys(headers)) },
  );
  const wanted = /Signature=(\w{64})/.exec(signed.headers.authorization ?? "")?.[1];
  if (!wanted || !given.endsWith(wanted)) throw new Refused(403, "SignatureDoesNotMatch");
  return { principal, service };
}
