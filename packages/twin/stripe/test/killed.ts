/** Run as a process of its own: a local Stripe on the folder given, killed by the test while it works. */
import { startStripe } from "../index.ts";

const [, , folder = "", webhook = ""] = process.argv;
const local = await startStripe({ folder, webhook });
process.stdout.write(`${local.origin}\n`);
