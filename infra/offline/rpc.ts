import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ACCOUNT, REGION } from "./mocks.ts";

/** What SST keeps in an account for itself. */
const KEPT = {
  version: 5,
  asset: "sst-asset-offline",
  assetEcrRegistryId: ACCOUNT,
  assetEcrUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/sst-asset`,
  state: "sst-state-offline",
  appsyncHttp: "offline",
  appsyncRealtime: "offline",
};

/** A function that somebody built beforehand. */
interface Built {
  bundle: string;
  handler: string;
}

/** Stands in for the CLI, which the program asks while it runs. Our functions are built beforehand: none is built here. */
export async function startRpc() {
  const unknown = new Set<string>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method, params } = JSON.parse(body) as { method: string; params: [Partial<Built>?] };
    const { bundle, handler } = params[0] ?? {};
    const known: Record<string, unknown> = {
      "Runtime.AddTarget": true,
      ...(bundle && { "Runtime.Build": { handler, out: bundle, errors: [], sourcemaps: [] } }),
      "Provider.Aws.Bootstrap": KEPT,
      "Provider.Aws.Appsync": { http: "offline", realtime: "offline" },
    };
    const result = known[method];
    if (result === undefined) unknown.add(method);
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ id: 1, result: result ?? null, error: result === undefined ? `no ${method}` : null }),
    );
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, unknown, close: () => server.close() };
}

export { KEPT };
