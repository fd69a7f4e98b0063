import type { Actor } from "@entrepairs/core/kernel";

/** What the doors leave for the routes behind them. */
export interface Env {
  Variables: {
    requestID: string;
    account: Actor.Account | undefined;
    address: string;
  };
}
