import type { fr } from "../fr/payment.ts";

export const en: typeof fr = {
  title: "Online payment",
  settings: "Settings",
  intro:
    "Your clients pay by card or SEPA debit on Stripe’s page. The money goes straight to your Stripe account: Entrepairs never touches it.",
  simulated: "Here Stripe is simulated on this machine: no money moves, no bank is reached.",
  standing: "State of the connection",
  state: { none: "Not connected", pending: "To be finished", restricted: "To be completed", active: "Connected" },
  told: {
    none: "Your clients cannot pay online yet. For them to pay by transfer, give your IBAN in Settings, Firm: your invoices carry it.",
    pending: "Your account is made at Stripe, but the registration is not finished, or Stripe still checks it.",
    restricted: "Stripe has suspended the collections of your account. It expects something from you.",
    active: "Your clients pay online from the link of each invoice.",
  },
  connect: "Connect payments",
  resume: "Finish the registration",
  review: "Review my details at Stripe",
  connectHint: "You go to Stripe’s page to say who you are, then come back here. It takes about ten minutes.",
  ownerOnly: "Only an owner of the firm can connect payments.",
  missing: "What Stripe still expects",
  requirement: {
    identity: "The identity of the company and of its representative",
    bank: "A bank account for payouts",
    activity: "The description of your activity",
    terms: "The acceptance of Stripe’s terms",
    other: "A detail that Stripe asks for",
  },
  refresh: "Check again",
  errors: {
    "payment.refused_by_stripe": "Stripe refused this request. Try again, or write to us if it lasts.",
    "payment.stripe_unreachable": "Stripe does not answer. Try again in a moment.",
    "payment.not_connected": "Connect payments first.",
  },
};
