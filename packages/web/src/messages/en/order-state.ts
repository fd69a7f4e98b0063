import type { fr } from "../fr/order-state.ts";

export const en: typeof fr = {
  draftTitle: "Quote being prepared",
  state: {
    draft: "Draft",
    sent: "Sent",
    approved: "Approved",
    agreementSent: "Agreement to sign",
    refused: "Declined",
    expired: "Expired",
    signed: "Signed",
    cancelled: "Cancelled",
    replaced: "Replaced",
  },
};
