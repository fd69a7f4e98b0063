// npm run test:sim: the long simulations, then the chapters in a browser; the chapters run whatever the simulations say.
import { playwright, runAll, vitest } from "./stage.mjs";

await runAll([() => vitest("simulations", "--project=sim"), () => playwright("chapters", "--project=chapter-*")]);
