import type { fr } from "../fr/invoice-state.ts";

export const en: typeof fr = {
  state: {
    draft: "Draft",
    issued: "Outstanding",
    overdue: "Overdue",
    partlyPaid: "Partly paid",
    paid: "Paid",
    credited: "Credited in full",
    creditNote: "Credit note",
    debit: "Debit in progress",
    lapsed: "Seat given up",
  },
};
