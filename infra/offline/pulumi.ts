import { createRequire } from "node:module";

/** The part of Pulumi's runtime that we drive. */
interface Pulumi {
  runtime: {
    setMocks(mocks: object, project: string, stack: string, preview: boolean, organization: string): Promise<void>;
    runInPulumiStack(body: () => Promise<unknown>): Promise<unknown>;
    waitForRPCs(disconnect: boolean): Promise<void>;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Running {
  /** Any file beside which SST's own packages are found. */
  beside: string;
  app: string;
  stage: string;
  preview: boolean;
  mocks: object;
  program(): Promise<{ default: unknown }>;
  /** How many resources are known by now. */
  count(): number;
}

const QUIET_TURNS = 8;
const TURN_MS = 150;
const LONGEST_MS = 120_000;

/** Runs a program of Pulumi under mocks to its end, late registrations included; answers what it threw. */
export async function run({ beside, app, stage, preview, mocks, program, count }: Running) {
  const pulumi = createRequire(beside)("@pulumi/pulumi") as Pulumi;
  await pulumi.runtime.setMocks(mocks, app, stage, preview, "organization");
  const thrown = new Set<string>();
  const note = (error: unknown) => thrown.add(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`The program was not done after ${LONGEST_MS} ms`)), LONGEST_MS).unref();
  });
  const body = pulumi.runtime.runInPulumiStack(async () => (await program()).default);
  const outputs = await Promise.race([body, late]).catch((error: unknown) => void note(error));
  // Links and dynamic resources register from callbacks, after the program's own end.
  const end = Date.now() + LONGEST_MS;
  for (let quiet = 0, last = -1; quiet < QUIET_TURNS && Date.now() < end; ) {
    // It may never come back when a call of the program was refused.
    await Promise.race([pulumi.runtime.waitForRPCs(false), pause(5_000)]);
    await pause(TURN_MS);
    quiet = last === count() ? quiet + 1 : 0;
    last = count();
  }
  return { outputs, thrown: [...thrown] };
}
