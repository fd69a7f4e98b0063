import { Mail } from "@entrepairs/core/gateway";
import { forgetPerson } from "@entrepairs/core/platform";
import { Rights } from "@entrepairs/core/rights";
import type { Job } from "./dispatch.ts";

/**
 * Erases what is left of someone: the firm's rows first, then his account and kept mails, and last the address that all
 * of it is found by. Killed anywhere it begins again, and finds less.
 */
const eraseRest: Job = async ({ ids: { participantID = "" } }) => {
  const subject = await Rights.carryOut(participantID);
  if (!subject) return;
  const { email: address, accountID, given, family } = subject;
  await forgetPerson({ email: address, accountID });
  await Mail.use().forget?.({ address, name: `${given} ${family}` });
  await Rights.finish(participantID);
};

export const on = { [Rights.Event.ErasureAsked]: eraseRest };
