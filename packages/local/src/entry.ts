import { join } from "node:path";
import { start } from "./main.ts";
import { StartRefused } from "./settings.ts";

/** Runs the product until it is told to stop. Mistakes of the start are one line and exit code 1. */
export async function run(args: readonly string[], root: string): Promise<void> {
  try {
    const stop = await start(args, process.env, join(root, "packages/web/dist"));
    const end = (): void => {
      // A second signal, or a hanging close, must not keep the terminal.
      setTimeout(() => process.exit(0), 3_000).unref();
      void stop().then(() => process.exit(0));
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
