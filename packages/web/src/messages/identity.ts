import { dictionary } from "./dictionary.ts";
import { fr } from "./fr/identity.ts";

/** Names and refusals of what identifies a firm or a client: SIRET, VAT number, address. */
export const words = dictionary(fr, () => import("./en/identity.ts"));
