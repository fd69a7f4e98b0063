import type { fr } from "../fr/funding-state.ts";

export const en: typeof fr = {
  state: {
    requested: "Asked",
    owed: "No agreement in time",
    agreed: "Agreed",
    invoiced: "Invoiced",
    refused: "Refused",
    expired: "Expired",
  },
};
