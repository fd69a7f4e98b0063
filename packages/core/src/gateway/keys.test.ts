import { type Cloud, startCloud } from "@entrepairs/twin/cloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileKeys, type KeysPort } from "./keys.ts";
import { kmsKeys } from "./keys-kms.ts";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.close());

/** The process is a function of the cloud, as its environment tells. */
function as(name: string): void {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.keysOf(name);
  process.env.AWS_ACCESS_KEY_ID = accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = secretAccessKey;
  process.env.AWS_SESSION_TOKEN = sessionToken;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe.each<[string, () => KeysPort]>([
  ["a key file", () => fileKeys(new Uint8Array(32))],
  ["KMS", () => kmsKeys({ keyID: cloud.keyID, endpoint: cloud.endpoint })],
])("a room's key wrapped by %s", (_, open) => {
  it("opens in its place, and in no other", async () => {
    as("room");
    const keys = open();
    const key = bytes("0123456789abcdef0123456789abcdef");
    const wrapped = await keys.wrap(key, "F#one#cohort#GROUP");
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false);
    expect(Buffer.from(await keys.unwrap(wrapped, "F#one#cohort#GROUP"))).toEqual(Buffer.from(key));
    await expect(keys.unwrap(wrapped, "F#two#cohort#GROUP")).rejects.toThrow();
  });
});

it("opens no room for the api function: its role may not use the key", async () => {
  as("api");
  const keys = kmsKeys({ keyID: cloud.keyID, endpoint: cloud.endpoint });
  await expect(keys.wrap(bytes("key"), "F#one")).rejects.toThrow("AccessDeniedException");
});
