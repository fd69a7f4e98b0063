import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { KEPT } from "./rpc.ts";

/** The few calls of AWS that the CLI of SST makes before it calls Pulumi: what it keeps for itself, state, secrets. */
export async function startAws() {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const json = (said: object, status = 200) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(said));
    };
    const target = request.headers["x-amz-target"];
    if (target === "AmazonSSM.GetParameter") {
      const { Name } = JSON.parse(body) as { Name: string };
      const Value = Name.includes("bootstrap") ? JSON.stringify(KEPT) : "offline";
      return json({ Parameter: { Name, Value, Type: "String" } });
    }
    if (target === "AmazonSSM.PutParameter") return json({ Version: 1 });
    if (request.method === "GET") {
      response.writeHead(404, { "content-type": "application/xml" });
      return response.end(`<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>`);
    }
    return response.writeHead(200).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() };
}
