import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRODUCTION } from "../contract.ts";
import { runSynth } from "./synth.ts";

/** Runs the program once for each stage that several files look at; they find what it wrote by the environment. */
export function setup(): () => void {
  process.env.STAGE_SETTINGS = "infra/settings.example.json";
  const folder = mkdtempSync(join(tmpdir(), "synths-"));
  for (const stage of [PRODUCTION, "lea"]) runSynth(stage, join(folder, `${stage}.json`));
  process.env.SYNTH_FOLDER = folder;
  return () => rmSync(folder, { recursive: true });
}
