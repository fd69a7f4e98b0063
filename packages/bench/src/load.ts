import { Agent, get } from "node:http";
import type { Product } from "./product.ts";

export interface Load {
  p50: number;
  p99: number;
  perSecond: number;
  /** User and system time of the server, divided by requests, milliseconds. */
  cpuMs: number | undefined;
}

/** Asks one address again and again over so many kept connections. */
export async function load(
  product: Product,
  url: string,
  { cookie, requests, connections }: { cookie: string; requests: number; connections: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const before = product.cpuMs();
  const started = performance.now();
  let left = requests;
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const at = performance.now();
      await once(url, cookie, agent);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - started) / 1000;
  const after = product.cpuMs();
  agent.destroy();
  times.sort((one, other) => one - other);
  return {
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    perSecond: requests / seconds,
    cpuMs: before === undefined || after === undefined ? undefined : (after - before) / requests,
  };
}

function once(url: string, cookie: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { Cookie: cookie } }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    }).on("error", reject);
  });
}
