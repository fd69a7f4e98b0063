import { cost } from "./cost.ts";

/** The bundler's runner that imports this file lives no longer than the import. */
export const isWithin = await cost(process.argv.includes("--whole"));
