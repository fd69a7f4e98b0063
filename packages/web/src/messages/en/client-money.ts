import type { fr } from "../fr/client-money.ts";

export const en: typeof fr = {
  title: "Funding",
  statement: "Statement of account",
  none: "No funder pays in place of this company: it owes the full price of its seats.",
  file: "File",
  noNumber: "no number",
  cohort: "Group",
  state: "State",
  price: "Price of the seats, net",
  funder: "Funder’s part, net",
  client: "Left to the client, net",
  hint: "By the payers of each seat today: a part that is refused, expired or unpaid comes back to the client.",
};
