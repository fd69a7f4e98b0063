import type { fr } from "../fr/less.ts";

export const en: typeof fr = {
  lessOrder: (number, before, after) => `Order ${number} goes from ${before} to ${after} excl. VAT.`,
  lessToCome: (before, after) => `What is still to be invoiced goes from ${before} to ${after} excl. VAT.`,
  heldInOrder: (amount) => `${amount} excl. VAT of sessions held stay in the order.`,
  redrafted: (buyer) => `The draft invoice of ${buyer} is made anew, smaller.`,
};
