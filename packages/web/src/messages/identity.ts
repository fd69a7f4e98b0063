import { dictionary } from "./dictionary.ts";
import type { fr } from "./fr/identity.ts";

/** Names and refusals of what identifies a firm or a client: SIRET, VAT number, address. */
export const words = dictionary<typeof fr>("identity");
