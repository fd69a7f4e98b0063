import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cloud, startCloud } from "@entrepairs/twin/cloud";
import { startMail } from "@entrepairs/twin/mail";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bucketFiles } from "./aws/files.ts";
import { assumedRoles } from "./aws/roles.ts";
import { type FilesPort, folderFiles, memoryFiles } from "./files.ts";
import { sesMail } from "./mail.ts";

let cloud: Cloud;
const folder = mkdtempSync(join(tmpdir(), "entrepairs-contract-"));
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true });
});

/** The process is a function of the cloud, as its environment tells. */
function as(name: string): void {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.keysOf(name);
  process.env.AWS_ACCESS_KEY_ID = accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = secretAccessKey;
  process.env.AWS_SESSION_TOKEN = sessionToken;
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe.each<[string, () => FilesPort]>([
  ["a folder", () => folderFiles(folder)],
  ["memory", memoryFiles],
  ["a bucket", () => bucketFiles({ bucket: "files", lockYears: 10, endpoint: cloud.endpoint })],
])("documents kept in %s", (_, open) => {
  it("come back as they were, and nothing for what was never put", async () => {
    as("job");
    const files = open();
    await files.put("01JB/invoice-1.pdf", bytes("%PDF é"));
    await files.put("01JB/invoice-1.pdf", bytes("%PDF é"));
    expect(Buffer.from((await files.get("01JB/invoice-1.pdf")) ?? "").toString()).toBe("%PDF é");
    expect(await files.get("01JB/invoice-2.pdf")).toBeUndefined();
  });
});

it("locks a document of the cloud for its years, and refuses other bytes under its name", async () => {
  as("job");
  const files = bucketFiles({ bucket: "files", lockYears: 10, endpoint: cloud.endpoint });
  await files.put("01JB/locked.pdf", bytes("one"));
  const { lockedUntil } = cloud.files.objects.get("/files/01JB/locked.pdf") ?? {};
  expect(Number(lockedUntil?.slice(0, 4)) - new Date().getUTCFullYear()).toBeGreaterThanOrEqual(10);
  await expect(files.put("01JB/locked.pdf", bytes("two"))).rejects.toThrow("about to be changed");
});

it("asks once for a firm's credentials, and keeps no refusal", async () => {
  as("api");
  const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;
  const mine = assumedRoles({
    roles: { firm: role("api/firm"), platform: role("room/platform") },
    endpoint: cloud.endpoint,
  });
  const [one, same, other] = await Promise.all([mine.of("firm", "A"), mine.of("firm", "A"), mine.of("firm", "B")]);
  expect(same).toBe(one);
  expect(other?.accessKeyID).not.toBe(one?.accessKeyID);
  // Another function's role.
  await expect(mine.of("platform", undefined)).rejects.toThrow("AccessDenied");
  await expect(mine.of("platform", undefined)).rejects.toThrow("AccessDenied");
});

it("sends a mail through SES version 2, and tells what it refused by its name alone", async () => {
  const twin = await startMail({ file: join(folder, "mail.jsonl"), port: 0 });
  try {
    const mail = sesMail({ endpoint: twin.endpoint, configurationSet: "entrepairs" });
    const raw = (text: string) => Buffer.from(`From: a@a.test\r\nTo: b@b.test\r\nSubject: ${text}\r\n\r\nBonjour`);
    const sent = await mail.send({ from: "a@a.test", to: "b@b.test", raw: raw("un") });
    expect(twin.messages()).toMatchObject([{ id: sent.messageID, to: ["b@b.test"], subject: "un" }]);
    await expect(mail.send({ from: "a@a.test", to: "pas une adresse", raw: raw("deux") })).rejects.toThrow(
      /^ses refused: BadRequestException$/,
    );
  } finally {
    await twin.close();
  }
});
