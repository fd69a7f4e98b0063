import { notFound } from "@entrepairs/core/kernel";
import { Ticket } from "@entrepairs/core/link";
import type { Context, MiddlewareHandler } from "hono";
import * as v from "valibot";
import type { Env } from "./env.ts";
import { withMeta } from "./meta.ts";

/** What the act answers that leaves the line of who takes an archive. */
export const Taken = v.strictObject({ ticket: v.string() });

/** Opens the same address to be read, by who just asked. */
export const ticketHere = (c: Context<Env>): v.InferOutput<typeof Taken> => ({ ticket: Ticket.of(c.req.path) });

/**
 * The read of an archive that names people: nothing is there but for who said, by a POST to the same address, that he takes
 * it. So a GET writes nothing, answers as it goes, and yet no archive leaves without a line in the log.
 */
export function onceTaken(): MiddlewareHandler<Env> {
  return withMeta(
    async (c, next) => {
      if (!Ticket.opens(c.req.path, c.req.query("ticket") ?? "")) throw notFound("archive");
      await next();
    },
    { taken: true },
  );
}
