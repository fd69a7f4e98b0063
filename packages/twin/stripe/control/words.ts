import type { Language } from "../page/words.ts";

const fr = {
  title: "Stripe local",
  about: "Ce que le simulateur a vu, et de quoi faire avancer les choses.",
  none: "Rien encore.",
  payments: "Paiements",
  paymentColumns: ["Paiement", "Compte", "État", "Montant", "Prélèvement"],
  sessions: "Pages de paiement",
  sessionColumns: ["Page", "Compte", "État", "Montant"],
  accounts: "Comptes connectés",
  accountColumns: ["Compte", "Nom", "Moyens de paiement"],
  deliveries: "Événements envoyés",
  deliveryColumns: ["Événement", "Compte", "État", "Essai", "Réponse", "Envoi"],
  settle: "Encaisser",
  fail: "Rejeter",
  redeliver: "Envoyer de nouveau",
};

const en: typeof fr = {
  title: "Local Stripe",
  about: "What the simulator has seen, and what moves it along.",
  none: "Nothing yet.",
  payments: "Payments",
  paymentColumns: ["Payment", "Account", "State", "Amount", "Debit"],
  sessions: "Payment pages",
  sessionColumns: ["Page", "Account", "State", "Amount"],
  accounts: "Connected accounts",
  accountColumns: ["Account", "Name", "Payment methods"],
  deliveries: "Events sent",
  deliveryColumns: ["Event", "Account", "State", "Attempt", "Answer", "Delivery"],
  settle: "Settle",
  fail: "Fail",
  redeliver: "Send again",
};

export const controlWords: Record<Language, typeof fr> = { fr, en };
