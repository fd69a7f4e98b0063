import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi";
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { type Cloud, startCloud } from "@entrepairs/twin/cloud";
import { afterAll, beforeAll, expect, it } from "vitest";
import { caller } from "./call.ts";

/** The stand-ins answer AWS's own clients as they answer ours: what ours was tried with is what AWS speaks. */
let cloud: Cloud;
let options: { endpoint: string; region: string; credentials: ReturnType<Cloud["keysOf"]> };
beforeAll(async () => {
  cloud = await startCloud();
  options = { endpoint: cloud.endpoint, region: "eu-west-3", credentials: cloud.keysOf("room") };
});
afterAll(() => cloud.close());

it("S3 keeps an object once", async () => {
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const put = { Bucket: "files", Key: "firm/facture n°1.pdf", Body: "%PDF", IfNoneMatch: "*" };
  await s3.send(new PutObjectCommand(put));
  await expect(s3.send(new PutObjectCommand(put))).rejects.toMatchObject({ name: "PreconditionFailed" });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: put.Bucket, Key: put.Key }));
  expect(await Body?.transformToString()).toBe("%PDF");
  await expect(s3.send(new GetObjectCommand({ Bucket: "files", Key: "none" }))).rejects.toMatchObject({
    name: "NoSuchKey",
  });
});

it("KMS opens under the context that it sealed under", async () => {
  const kms = new KMSClient(options);
  const EncryptionContext = { place: "F#1" };
  const sealed = await kms.send(
    new EncryptCommand({ KeyId: cloud.keyID, Plaintext: Buffer.from("key"), EncryptionContext }),
  );
  const opened = await kms.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext }));
  expect(Buffer.from(opened.Plaintext ?? "").toString()).toBe("key");
  const elsewhere = new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext: { place: "F#2" } });
  await expect(kms.send(elsewhere)).rejects.toMatchObject({ name: "InvalidCiphertextException" });
});

it("STS gives a role's credentials, SQS takes ten messages, a socket that is gone is 410", async () => {
  const role = { RoleArn: "arn:aws:iam::111111111111:role/room/firm", RoleSessionName: "s", DurationSeconds: 3_600 };
  const { Credentials } = await new STSClient(options).send(new AssumeRoleCommand(role));
  expect(Credentials?.SessionToken).toBeTruthy();
  const batch = { QueueUrl: `${cloud.endpoint}/1/jobs`, Entries: [{ Id: "0", MessageBody: "{}" }] };
  expect((await new SQSClient(options).send(new SendMessageBatchCommand(batch))).Successful).toHaveLength(1);
  const post = new PostToConnectionCommand({ ConnectionId: "L0SM9cOFvHcCIhw=", Data: "{}" });
  await expect(new ApiGatewayManagementApiClient(options).send(post)).rejects.toMatchObject({ name: "GoneException" });
});

it.each([
  ["s3", "PUT", "/files/a%20b/%C3%A9t%C3%A9.pdf"],
  ["execute-api", "POST", "/stage/%40connections/L0SM9cOFvHcCIhw%3D"],
] as const)("a path of %s is signed as AWS signs it", async (service, method, path) => {
  const { accessKeyId: accessKeyID, secretAccessKey, sessionToken } = options.credentials;
  const credentials = () => ({ accessKeyID, secretAccessKey, sessionToken });
  cloud.sockets.open.add("L0SM9cOFvHcCIhw=");
  const call = caller({ service, endpoint: cloud.endpoint, credentials });
  expect((await call({ method, path, body: "é" })).status).toBe(200);
  const stolen = caller({
    service,
    endpoint: cloud.endpoint,
    credentials: () => ({ ...credentials(), secretAccessKey: "x" }),
  });
  expect((await stolen({ method, path, body: "é" })).status).toBe(403);
});
