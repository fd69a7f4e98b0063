import IInvoice from "~icons/lucide/receipt-text";
import { queryClient } from "../../api/query.ts";
import type { MenuEntry, PageRoute, Role } from "../../shell/route.ts";

const roles: readonly Role[] = ["owner", "manager"];

export const routes: PageRoute[] = [
  {
    path: "/factures",
    page: () => import("./list.tsx"),
    roles,
    preload: () => import("./invoices.data.ts").then((data) => queryClient.prefetchQuery(data.invoices())),
  },
  { path: "/factures/nouvelle", page: () => import("./new.tsx"), roles },
  { path: "/factures/libre", page: () => import("./free.tsx"), roles },
  { path: "/factures/:id/lignes", page: () => import("./lines.tsx"), roles },
  { path: "/factures/:id/modifier", page: () => import("./edit.tsx"), roles },
  { path: "/factures/:id/paiement", page: () => import("./record-payment.tsx"), roles },
  { path: "/factures/:id/retour", page: () => import("./return.tsx"), roles },
  { path: "/factures/:id/avoir", page: () => import("./credit.tsx"), roles },
  { path: "/factures/:id/depot", page: () => import("./deposit.tsx"), roles },
  { path: "/factures/:id/rectifier", page: () => import("./correct.tsx"), roles },
  { path: "/factures/releve/:id", page: () => import("./statement.tsx"), roles },
  {
    path: "/factures/:id",
    page: () => import("./card.tsx"),
    roles,
    preload: ({ params: { id = "" } }) =>
      import("./invoice.data.ts").then((data) => queryClient.prefetchQuery(data.invoiceOf(id))),
  },
];

export const menu: MenuEntry[] = [
  { path: "/factures", label: { fr: "Factures", en: "Invoices" }, icon: IInvoice, roles, order: 50, key: "f" },
];
