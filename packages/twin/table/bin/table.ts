// The table alone, in a process of its own: `table.ts FOLDER [PORT]`. It says its endpoint when it listens.
import { startTable } from "../index.ts";

const [folder, port] = process.argv.slice(2);
const { endpoint } = await startTable({ folder, port: Number(port ?? 0) });
process.stdout.write(`${endpoint}\n`);
