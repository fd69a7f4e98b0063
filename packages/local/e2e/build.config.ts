import { execFileSync } from "node:child_process";

/** Builds once, before the workers start: each of them would otherwise build the same files at the same time. */
export default function build(): void {
  execFileSync(process.execPath, ["tools/build.mjs"], { stdio: "inherit" });
}
