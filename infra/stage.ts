import { existsSync, readFileSync } from "node:fs";
import { PRODUCTION } from "./contract.ts";

/** What differs between stages and is no secret. */
export interface Settings {
  stage: string;
  /** Where the product answers and mails come from; a personal stage has none, and takes the CDN's own name. */
  domain?: string;
  /** The domain that signs mails. */
  mailDomain: string;
  /** Where the answers of calendar programs arrive, a name of its own for mail; absent, a stage takes none. */
  replyDomain?: string;
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

/** Whoever installs the product writes his own here, after the example beside it; `STAGE_SETTINGS` names another file. */
const FILE = "infra/settings.json";
const EXAMPLE = "infra/settings.example.json";

const NAME = /^[a-z][a-z0-9-]{0,15}$/;

/** The settings of a stage; throws one line on a name that no resource could bear, and on settings that are not there. */
export function settingsOf(stage: string): Settings {
  if (!NAME.test(stage)) throw new Error(`A stage is named by up to 16 lower-case letters and digits, not "${stage}"`);
  const file = process.env.STAGE_SETTINGS ?? FILE;
  return readSettings(stage, file, existsSync(file) ? readFileSync(file, "utf8") : undefined);
}

/** The settings of a stage in a file's text: every one that it needs is there, and none of the example's is left. */
export function readSettings(stage: string, file: string, text: string | undefined): Settings {
  if (text === undefined) throw new Error(`${file} is not there: copy ${EXAMPLE} to it and write your own`);
  const { production, personal, ...shared } = parsed(file, text) as Record<string, object>;
  const own = stage === PRODUCTION ? production : personal;
  const written = JSON.stringify({ ...shared, ...own }).replaceAll("{stage}", stage);
  const settings = { ...(JSON.parse(written) as Settings), stage };
  const absent = missing(settings);
  if (absent.length > 0) throw new Error(`${file} lacks ${absent.join(", ")} of stage ${stage}: see ${EXAMPLE}`);
  const invented = /[\w.-]+\.example\b/.exec(written)?.[0];
  if (invented && file !== EXAMPLE)
    throw new Error(`${file} still holds ${invented}, which is invented: write your own`);
  return settings;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON`);
  }
}

function missing({ operator, ...settings }: Partial<Settings>): string[] {
  const words = ["mailbox", "repository", "mailDomain"] as const;
  const numbers = ["budgetUSD", "feeBasisPoints"] as const;
  const names = ["name", "address", "contact", "director", "host"] as const;
  return [
    ...words.filter((name) => !settings[name]),
    ...(settings.stage === PRODUCTION && !settings.domain ? ["domain"] : []),
    ...numbers.filter((name) => typeof settings[name] !== "number"),
    ...names.filter((name) => !operator?.[name]).map((name) => `operator.${name}`),
  ];
}
