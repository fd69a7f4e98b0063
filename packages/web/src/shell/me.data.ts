import { queryOptions } from "../api/query.ts";
import { callAPI } from "../api/wire.ts";
import type { Locale } from "../messages/locale.ts";
import type { Role } from "./route.ts";

export interface FirmEntry {
  firmID: string;
  name: string;
  slug: string;
  roles: readonly Role[];
  memberID: string;
  memberName: string;
  colour: string | null;
  zone?: string;
  /** By whose clocks he lives, when he said so. */
  ownZone?: string;
  /** It closes then, and is read only until then. */
  closesAt?: string;
}

export interface Me {
  account: { accountID: string; email: string; locale: Locale };
  firms: readonly FirmEntry[];
}

/** The signed-in account and its firms. */
export const me = queryOptions({
  queryKey: ["me"] as const,
  queryFn: async (): Promise<Me> => (await callAPI("/api/me")).json(),
  staleTime: 5 * 60_000,
});

export const signOut = (): Promise<Response> => callAPI("/api/sign-out", { method: "POST" });

export const keepLocale = (locale: Locale): Promise<Response> =>
  callAPI("/api/me/locale", {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ locale }),
  });
