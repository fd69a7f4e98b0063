import { createServer, type Server } from "node:http";

/** A webhook of the product: keeps what it gets, answers what it is told to. */
export interface Receiver {
  url: string;
  received: { body: string; signature: string; status: number }[];
  /** Statuses of the next answers; 200 once there are none left. */
  answers: number[];
  until(isEnough: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openReceiver(port = 0): Promise<Receiver> {
  const received: Receiver["received"] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const status = answers.shift() ?? 200;
      const signature = String(request.headers["stripe-signature"]);
      received.push({ body: Buffer.concat(chunks).toString(), signature, status });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${actual}/hook`,
    received,
    answers,
    until: (isEnough) => waitUntil(isEnough),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function waitUntil(isSo: () => boolean | Promise<boolean>, withinMs = 5000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
