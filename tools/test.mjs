// npm test: the rules, the units, the suites that cross modules, the journeys in a browser; at the end, what failed.
import { check } from "./check.mjs";
import { playwright, runAll, vitest } from "./stage.mjs";

async function rules() {
  const started = performance.now();
  const { passed, failed, failures } = await check();
  const seconds = (performance.now() - started) / 1000;
  return { name: "rules", ok: failed === 0, seconds, passed, failed, skipped: 0, failures };
}

await runAll([
  rules,
  () => vitest("units", "--project=!suites", "--project=!sim"),
  () => vitest("suites", "--project=suites"),
  () => playwright("journeys", "--project=story", "--project=journeys"),
]);
