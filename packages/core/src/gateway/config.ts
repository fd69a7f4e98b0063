import { port } from "../kernel/index.ts";

/** Whoever runs this installation, as the law makes its pages say (loi du 21 juin 2004, article 1-1). */
export interface Operator {
  name: string;
  address: string;
  contact: string;
  /** The publication director. */
  director: string;
  /** Name and address of who stores the pages. */
  host: string;
}

/** What a process is told once at its start. Links are made from `origin`, never from a request's Host. */
export interface Config {
  /** Where people reach the product, without a slash at the end. */
  origin: string;
  /** Makes the secrets of links from their ids, so that a mail sent again carries the same link. */
  linkKey: string;
  /** Who mails come from. */
  mailFrom: { name: string; address: string };
  /** Documents and pages of invented firms say so. */
  demo: boolean;
  /** Where the answers of calendar programs arrive; absent, they reach the firm's own mailbox. */
  replyDomain?: string;
  operator?: Operator;
  /** What the platform takes of each payment online; none by default. */
  feeBasisPoints?: number;
}

export const Config = port<Config>("config");

/**
 * What the platform takes of each payment online, from a deployment's environment: whole basis points from 0 to 10 000,
 * none when it is not set. Throws on anything else: a slip of a digit would take a firm's money.
 */
export function readFee(text: string | undefined): { feeBasisPoints?: number } {
  if (!text) return {};
  const feeBasisPoints = Number(text);
  if (!/^\d{1,5}$/.test(text) || feeBasisPoints > 10_000)
    throw new Error(`PLATFORM_FEE_BASIS_POINTS must be a whole number from 0 to 10000, not "${text}"`);
  return { feeBasisPoints };
}
