const folders: readonly [prefix: string, folder: string][] = [
  ["pi_", "payments"],
  ["ch_", "payments"],
  ["py_", "payments"],
  ["re_", "refunds"],
  ["pyr_", "refunds"],
  ["du_", "disputes"],
  ["dp_", "disputes"],
  ["po_", "payouts"],
];

/** Where the firm sees one of its things on Stripe's own pages. */
export function stripePage(objectID: string): string {
  const folder = folders.find(([prefix]) => objectID.startsWith(prefix))?.[1] ?? "search";
  const place = folder === "search" ? `search?query=${encodeURIComponent(objectID)}` : `${folder}/${objectID}`;
  return `https://dashboard.stripe.com/${place}`;
}
