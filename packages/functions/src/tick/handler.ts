import { Mail, sesMail } from "@entrepairs/core/gateway";
import { configureFunction, configureStripe } from "../lambda.ts";
import { listParked, releaseParked, sweep } from "../outbox/consume.ts";
import { tick } from "./tick.ts";

configureFunction();
configureStripe();
Mail.configure(sesMail({ endpoint: process.env.SES_ENDPOINT }));

/** By hand: `{"parked":"list"}` tells the events that failed for good, `{"parked":"release"}` tries them again. */
interface Asked {
  parked?: "list" | "release";
}

/** Every minute: what is due, then what waits in the outbox and whose time has come. */
export async function handler({ parked }: Asked = {}) {
  if (parked === "list") return { parked: await listParked() };
  const released = parked === "release" ? await releaseParked() : 0;
  return { due: await tick(), swept: await sweep(), released };
}
