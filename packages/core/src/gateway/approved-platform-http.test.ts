import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { httpPlatform } from "./approved-platform-http.ts";

/** Drops the first `cuts` requests without a word, as a server that closes a kept connection does. */
async function askedThrough(cuts: number) {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers["idempotency-key"]);
    if (keys.length <= cuts) return request.socket.destroy();
    return response.setHeader("Content-Type", "application/json").end('{"flowId":"flow_1"}');
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const platform = httpPlatform({ endpoint: `http://127.0.0.1:${port}`, token: "test", pauseMs: 1 });
  const order = { account: "732829320", key: "submit-1", number: "F-1", sha256: "0", file: Buffer.from("%PDF") };
  try {
    return { keys, answer: await platform.submit(order).catch((error: unknown) => error) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it("asks once more, under the same key, when the connection is cut", async () => {
  expect(await askedThrough(1)).toEqual({ keys: ["submit-1", "submit-1"], answer: { flowID: "flow_1" } });
});

it("says that nobody answers when it is cut again", async () => {
  const { keys, answer } = await askedThrough(9);
  expect(keys).toHaveLength(2);
  expect(answer).toMatchObject({ code: "unreachable", lasting: false });
});
