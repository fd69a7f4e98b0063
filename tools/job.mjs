import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs a script of node_modules under this Node, and keeps what it says until it has ended.
 * @param {string} name
 * @param {string} script path under node_modules, so that no shell and no PATH decides which Node runs
 * @param {string[]} options
 * @param {{ live?: boolean, env?: Record<string, string> }} [how] live: say it as it comes
 * @returns {Promise<{ name: string, ok: boolean, seconds: number, text: string }>}
 */
export function job(name, script, options, { live = false, env = {} } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, [`${root}node_modules/${script}`, ...options], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return new Promise((resolve) => {
    const end = (ok) => resolve({ name, ok, seconds: (performance.now() - started) / 1000, text });
    child.on("error", (error) => {
      text += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/** One line of the report: `ok    12.3 s  name`, or `left out  name: why`. */
export const line = ({ name, ok, seconds, leftOut }) =>
  leftOut
    ? `left out       ${name}: ${leftOut}`
    : `${ok ? "ok  " : "FAIL"} ${seconds.toFixed(1).padStart(6)} s  ${name}`;
