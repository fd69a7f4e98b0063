import { PRODUCTION } from "./contract.ts";

/** What differs between stages and is no secret. */
export interface Settings {
  stage: string;
  /** Where the product answers and mails come from; a personal stage has none, and takes the CDN's own name. */
  domain?: string;
  /** The domain that signs mails. */
  mailDomain: string;
  /** Who is told of alarms and of the budget. */
  mailbox: string;
  /** Per month; told at 80 % of it, and when it will not do. */
  budgetUSD: number;
  /** Whose workflow may deploy, as GitHub names it. */
  repository: string;
  /** Whoever runs this installation, as the law makes its pages say. */
  operator: { name: string; address: string; contact: string; director: string; host: string };
  /** Where the approved platform answers, once there is a contract with one. */
  approvedPlatform?: string;
  /** What the platform takes of each payment online, in basis points. */
  feeBasisPoints: number;
}

/** Whoever installs the product writes his own here; these are invented. */
const OPERATOR = {
  name: "Entrepairs",
  address: "1 rue de l’Exemple, 75001 Paris",
  contact: "bonjour@entrepairs.example",
  director: "Dominique Exemple",
  host: "Amazon Web Services EMEA SARL, 38 avenue John F. Kennedy, L-1855 Luxembourg",
};

const SHARED = {
  mailbox: "astreinte@entrepairs.example",
  repository: "entrepairs/entrepairs",
  operator: OPERATOR,
  feeBasisPoints: 0,
};

const NAME = /^[a-z][a-z0-9-]{0,15}$/;

/** The settings of a stage; throws on a name that no resource could bear. */
export function settingsOf(stage: string): Settings {
  if (!NAME.test(stage)) throw new Error(`A stage is named by up to 16 lower-case letters and digits, not "${stage}"`);
  if (stage === PRODUCTION) {
    return { ...SHARED, stage, domain: "entrepairs.example", mailDomain: "entrepairs.example", budgetUSD: 200 };
  }
  return { ...SHARED, stage, mailDomain: `${stage}.entrepairs.example`, budgetUSD: 20 };
}
