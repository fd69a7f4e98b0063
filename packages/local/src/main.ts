import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureTable, Table, tableClient, type WireOptions } from "@entrepairs/core/db";
import {
  ApprovedPlatform,
  Config,
  Files,
  folderFiles,
  httpPlatform,
  Mail,
  readFee,
  Stripe,
  sesMail,
  stripeNode,
} from "@entrepairs/core/gateway";
import { RoomBus } from "@entrepairs/core/gateway/bus.ts";
import { fileKeys, Keys } from "@entrepairs/core/gateway/keys.ts";
import { logTo, now, shiftClock } from "@entrepairs/core/kernel";
import { startMail } from "@entrepairs/twin/mail";
import { startPlatform } from "@entrepairs/twin/platform";
import { startStripe } from "@entrepairs/twin/stripe";
import { startTable } from "@entrepairs/twin/table";
import { seedDemo } from "./demo/index.ts";
import { demoDoor } from "./demo-door.ts";
import { INBOUND, takeReply } from "./inbound.ts";
import { startPump } from "./pump.ts";
import { localBus } from "./room-bus.ts";
import { listen, router } from "./server.ts";
import { prepare, readSettings, type Settings, StartRefused, TABLE_NAME } from "./settings.ts";
import { builtPage } from "./static.ts";

/** Starts the whole product on this machine and says where to click; answers how to stop it. */
export async function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  webFolder: string,
): Promise<() => Promise<void>> {
  // What a person should see at once; the rest is for the cloud's log.
  logTo((line) => {
    if (!line.startsWith('{"level":"info"')) process.stderr.write(`${line}\n`);
  });
  const asked = readSettings(args, env);
  shiftClock(asked.daysAhead * DAY_MS);
  const front = await listen(asked.port);
  const settings = await prepare(asked, assertFree);
  const origin = `http://127.0.0.1:${front.port}`;
  const twins = await startTwins(settings, front.port, origin, env);
  configure(settings, origin, twins, env);
  const bus = localBus();
  RoomBus.configure(bus);
  front.upgrade(bus.upgrade);
  await ensureTable({ tableName: TABLE_NAME, ...twins.table });
  // The demo is told in the past, with its jobs: the pump, which lives in the present, begins after it.
  const people = settings.empty ? undefined : await seedDemo(settings.folder, twins.localStripe);
  const pump = await startPump({ ...twins.table, tableName: TABLE_NAME, people: front.people });
  const stopNudges = twins.onCommit(pump.nudge);
  const door = demoDoor(origin, randomBytes(16).toString("hex"), people);
  front.serve(
    router({
      dashboard: builtPage(webFolder, "/app/"),
      extra: [["/demo/", door.fetch], [INBOUND, takeReply], ...roomPage(webFolder)],
    }),
  );
  pump.catchUp();
  announce(settings.json, {
    dashboard: `${origin}/app/`,
    inbox: twins.inbox,
    stripe: twins.stripe,
    platform: twins.platform,
    signIn: door.links ?? {},
  });
  return async () => {
    stopNudges();
    bus.close();
    await pump.stop();
    await front.close();
    await twins.close();
  };
}

/** The live room's page stands beside the dashboard's: by its address, and by the code that a phone types. */
function roomPage(webFolder: string): [prefix: string, fetch: (request: Request) => Response][] {
  const page = builtPage(join(webFolder, "../room/dist"), "/salle/");
  return [
    ["/salle/", page],
    ["/s/", page],
  ];
}

const DAY_MS = 86_400_000;
/** The stand-ins live on the same day as the product. */
const clock = () => Date.parse(now());

interface Twins {
  /** The engine of this process is asked without a socket. */
  table: Pick<WireOptions, "endpoint" | "exchange">;
  mail: string;
  /** Where mails are captured when it is not sent elsewhere. */
  ownMail: string;
  inbox: string;
  stripe: string;
  /** Where its pages are, when it is ours. */
  localStripe: string | undefined;
  stripeApi: string;
  webhookSecrets: readonly string[];
  /** The approved platform's, and where its control page is. */
  platform: string;
  onCommit(listener: () => void): () => void;
  close(): Promise<void>;
}

/** The stand-ins of DynamoDB, SES, Stripe and an approved platform; an address in the environment points to another one. */
async function startTwins({ folder }: Settings, port: number, origin: string, env: NodeJS.ProcessEnv): Promise<Twins> {
  const table = env.DYNAMODB_ENDPOINT
    ? undefined
    : await startTable({ folder: join(folder, "table") }).catch(heldFolder);
  const mail = await beside(port + 1, (at) =>
    startMail({ file: join(folder, "mail.jsonl"), port: at, replies: `${origin}${INBOUND}` }),
  );
  const stripe = await beside(port + 2, (at) => startStripe({ folder: join(folder, "stripe"), port: at, clock }));
  const file = join(folder, "platform.json");
  const platform = await beside(port + 3, (at) => startPlatform({ file, port: at }));
  const { accountsSecret, selfSecret } = stripe.setWebhook(`${origin}/webhook/stripe`);
  return {
    table: table ? { exchange: table.exchange } : { endpoint: env.DYNAMODB_ENDPOINT },
    mail: env.SES_ENDPOINT ?? mail.endpoint,
    ownMail: mail.endpoint,
    inbox: mail.inbox,
    stripe: `${stripe.origin}/_emu`,
    localStripe: env.STRIPE_API_BASE ? undefined : stripe.origin,
    stripeApi: env.STRIPE_API_BASE ?? stripe.origin,
    webhookSecrets: env.STRIPE_WEBHOOK_SECRETS?.split(",") ?? [accountsSecret, selfSecret],
    platform: platform.origin,
    onCommit: (listener) => table?.onCommit(listener) ?? (() => undefined),
    close: async () => {
      await Promise.all([table?.close(), mail.close(), stripe.close(), platform.close()]);
    },
  };
}

/** Refuses a folder whose table another process holds; one that is damaged may be emptied. */
async function assertFree(folder: string): Promise<void> {
  if (!existsSync(join(folder, "table"))) return;
  const table = await startTable({ folder: join(folder, "table") }).catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith("Another process")) heldFolder(error);
  });
  await table?.close();
}

/** The port next to the dashboard's, so that an address in an old mail still works; any free one if it is taken. */
async function beside<T>(port: number, begin: (port: number) => Promise<T>): Promise<T> {
  try {
    return await begin(port);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    return begin(0);
  }
}

function heldFolder(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  throw new StartRefused(
    `The data folder is in use by another process, or damaged: set DATA_DIR to another one (${message})`,
  );
}

/** Whose mail the inbox hands back: the answers that it gives in place of a calendar program. */
const REPLY_DOMAIN = "reponses.entrepairs.example";

/** Invented, as the demo is: nothing here is published, and nothing leaves this machine. */
const OPERATOR = {
  name: "Entrepairs, installation de démonstration",
  address: "1 rue de l’Exemple, 75001 Paris",
  contact: "bonjour@entrepairs.example",
  director: "Dominique Exemple",
  host: "cet ordinateur : ces pages ne sont lues que là où le logiciel a été lancé",
};

function configure(settings: Settings, origin: string, twins: Twins, env: NodeJS.ProcessEnv): void {
  Table.configure(tableClient({ tableName: TABLE_NAME, ...twins.table }));
  Mail.configure(sesMail({ endpoint: twins.mail, keepsCopies: twins.mail === twins.ownMail }));
  Stripe.configure(gatewayTo(twins, env));
  ApprovedPlatform.configure(httpPlatform({ endpoint: twins.platform, token: "local" }));
  Keys.configure(fileKeys(settings.masterKey));
  Files.configure(folderFiles(join(settings.folder, "files")));
  Config.configure({
    origin,
    linkKey: settings.linkKey,
    mailFrom: { name: "Entrepairs", address: "bonjour@entrepairs.example" },
    demo: true,
    replyDomain: REPLY_DOMAIN,
    operator: OPERATOR,
    ...feeOf(env),
  });
}

function feeOf(env: NodeJS.ProcessEnv) {
  try {
    return readFee(env.PLATFORM_FEE_BASIS_POINTS);
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error));
  }
}

/** A live key has no business on this machine: it is refused in one line. */
function gatewayTo({ stripeApi, webhookSecrets }: Twins, env: NodeJS.ProcessEnv) {
  const secretKey = env.STRIPE_SECRET_KEY || "sk_test_local";
  try {
    return stripeNode({ secretKey, webhookSecrets, apiBase: stripeApi, production: env.STAGE === "production" });
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error));
  }
}

interface Addresses {
  dashboard: string;
  inbox: string;
  stripe: string;
  platform: string;
  signIn: Partial<Record<string, string>>;
}

function announce(json: boolean, { dashboard, inbox, stripe, platform, signIn }: Addresses): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ dashboard, inbox, stripe, platform, signIn })}\n`);
    return;
  }
  const roles = Object.entries(signIn).map(([role, link]) => `    ${role.padEnd(12)} ${link}`);
  const lines = [
    "",
    "  Entrepairs is ready.",
    "",
    `  Dashboard      ${dashboard}`,
    ...(roles.length > 0 ? ["  Sign in as", ...roles] : [`  Sign up        ${new URL("/connexion", dashboard).href}`]),
    `  Mail inbox     ${inbox}`,
    `  Local Stripe   ${stripe}`,
    `  Local platform ${platform}/`,
    "",
    "  Everything is invented and stays on this machine; no mail leaves, no money moves. Ctrl+C stops.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
