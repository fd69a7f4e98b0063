// Run by crash.test.ts, which kills it: a table on the folder and port given, and a word when it listens.
import { startTable } from "./index.ts";

const [folder, port] = process.argv.slice(2);
const { endpoint } = await startTable({ folder, port: Number(port) });
process.stdout.write(`${endpoint}\n`);
