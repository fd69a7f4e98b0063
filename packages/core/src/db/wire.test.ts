import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { startTable } from "@entrepairs/twin/table";
import { afterEach, describe, expect, it } from "vitest";
import { authorization } from "../gateway/aws/sign.ts";
import { ensureTable } from "./create.ts";
import { withRetry } from "./retry.ts";
import { wire } from "./wire.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A service of this test's own making, and where it listens. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a service hears, answered with `{}`. */
async function heard(ask: (endpoint: string) => Promise<unknown>) {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const endpoint = await serve((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.end("{}");
    });
  });
  await ask(endpoint);
  return calls[0] ?? { headers: {}, body: "" };
}

const answering = (status: number, text: string) =>
  serve((request, response) => {
    request.resume();
    response.writeHead(status).end(text);
  });

const credentials = { accessKeyID: "AKIDINVENTED", secretAccessKey: "secret/Of+nobody", sessionToken: "token==" };

describe("a call of the wire", () => {
  it.each(["plain", "élève – 日本 😀", 'quoted " and\\ broken\n'])(
    "is signed as the SDK signs it: %s",
    async (text) => {
      const { headers, body } = await heard((endpoint) =>
        new DynamoDBClient({
          endpoint,
          region: "eu-west-3",
          credentials: { ...credentials, accessKeyId: credentials.accessKeyID },
        }).send(new QueryCommand({ TableName: "t", ExpressionAttributeValues: { ":v0": { S: text } } })),
      );
      const [, names = ""] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "") ?? [];
      const signed = Object.fromEntries(names.split(";").map((name) => [name, String(headers[name])]));
      const signer = { credentials, region: "eu-west-3", service: "dynamodb" };
      expect(Object.keys(signed)).toContain("x-amz-security-token");
      expect(authorization(signer, signed, body)).toBe(headers.authorization);
    },
  );

  it("signs what it sends", async () => {
    const { headers, body } = await heard((endpoint) => wire({ endpoint })("Query", { TableName: "é" }));
    const names = ["content-type", "host", "x-amz-date", "x-amz-target"];
    const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
    const local = { accessKeyID: "local", secretAccessKey: "local" };
    const signer = { credentials: local, region: "eu-west-3", service: "dynamodb" };
    expect(headers.authorization).toBe(authorization(signer, signed, body));
    expect(signed["x-amz-target"]).toBe("DynamoDB_20120810.Query");
    expect(signed["x-amz-date"]).toMatch(/^\d{8}T\d{6}Z$/);
    expect(JSON.parse(body)).toEqual({ TableName: "é" });
  });

  it("fails by the name that the service gives, with the reasons of a cancelled transaction", async () => {
    const reasons = [{ Code: "None" }, { Code: "ConditionalCheckFailed" }];
    const type = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
    const text = JSON.stringify({ __type: type, Message: "cancelled", CancellationReasons: reasons });
    const endpoint = await answering(400, text);
    await expect(wire({ endpoint })("TransactWriteItems", {})).rejects.toMatchObject({
      name: "TransactionCanceledException",
      message: "cancelled",
      CancellationReasons: reasons,
    });
  });

  it.each([
    [503, "<html>"],
    [500, '{"__type":"x#Other"}'],
  ])("takes a %i for a failure that passes", async (status, text) => {
    const endpoint = await answering(status, text);
    await expect(wire({ endpoint })("Query", {})).rejects.toMatchObject({ name: "InternalServerError" });
  });

  it("takes a refusal that it cannot read for a defect", async () => {
    const endpoint = await answering(403, "no");
    await expect(wire({ endpoint })("Query", {})).rejects.toMatchObject({ name: "Status403" });
  });

  it.each([
    ["before the answer", ""],
    ["within the answer", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"],
  ])("asks again when the connection breaks %s", async (_, told) => {
    let calls = 0;
    const endpoint = await serve((request, response) => {
      calls += 1;
      if (calls > 2) response.end('{"Items":[]}');
      else request.socket.end(told);
    });
    await expect(withRetry(() => wire({ endpoint })("Query", {}))).resolves.toEqual({ Items: [] });
    expect(calls).toBe(3);
  });

  it("needs the credentials of its environment where no endpoint is given", async () => {
    const { AWS_ACCESS_KEY_ID } = process.env;
    delete process.env.AWS_ACCESS_KEY_ID;
    await expect(wire({})("Query", {})).rejects.toThrow("holds no AWS credentials");
    if (AWS_ACCESS_KEY_ID) process.env.AWS_ACCESS_KEY_ID = AWS_ACCESS_KEY_ID;
  });

  it("asks an engine of this process by the same text as one behind a port, and hears the same", async () => {
    const engine = await startTable({});
    ends.push(() => void engine.close());
    const near = wire({ exchange: engine.exchange });
    const far = wire({ endpoint: engine.endpoint });
    await ensureTable({ tableName: "near", exchange: engine.exchange });
    const item = { pk: { S: "é" }, sk: { S: '"\n😀' } };
    await near("TransactWriteItems", { TransactItems: [{ Put: { TableName: "near", Item: item } }] });
    const again = {
      TransactItems: [{ Put: { TableName: "near", Item: item, ConditionExpression: "attribute_not_exists(pk)" } }],
    };
    const asked = {
      TableName: "near",
      KeyConditionExpression: "pk = :v",
      ExpressionAttributeValues: { ":v": { S: "é" } },
    };
    expect(await near("Query", asked)).toEqual(await far("Query", asked));
    expect(await near("Query", asked)).toMatchObject({ Items: [item] });
    for (const [name, input] of [
      ["TransactWriteItems", again],
      ["Query", { TableName: "none" }],
      ["Unheard", {}],
    ] as const) {
      const told = (call: typeof near) => call(name, input).catch((error: unknown) => error);
      const [one, other] = [await told(near), await told(far)];
      expect(one).toBeInstanceOf(Error);
      expect(JSON.stringify({ ...(one as Error), text: String(one) })).toBe(
        JSON.stringify({ ...(other as Error), text: String(other) }),
      );
    }
  });
});
