// Builds the server bundle and the dashboard when a source is newer than what was built, as npm start does.
import { build } from "../packages/local/build.mjs";

await build();
