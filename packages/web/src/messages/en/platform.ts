import type { fr } from "../fr/platform.ts";

export const en: typeof fr = {
  settings: "Settings",
  intro:
    "Between professionals established in France, invoices go through a platform approved by the tax office. Since 1 September 2026 every company must be able to receive them; small and medium companies must issue them by 1 September 2027.",
  scope:
    "Left out: training exempt from VAT (article 261-4-4° a of the CGI), public bodies, which receive through Chorus Pro, and what is sold outside of VAT. Sales to consumers and abroad are declared in another way, which the product does not do yet.",
  choice: "Sending",
  on: "Connected",
  off: "Not connected",
  onBody:
    "Each invoice issued to a company in France is handed to the platform. Its statuses come back to the invoice, and what is collected is declared by VAT rate.",
  offBody: "Your invoices leave by mail only. You can connect the platform at any time.",
  none: "This installation is connected to no approved platform.",
  connect: "Connect the platform",
  disconnect: "Send no more",
  connected: "The next invoices will be sent.",
  disconnected: "Nothing is sent any more.",
  ownerOnly: "Only an owner of the firm can change this.",
};
