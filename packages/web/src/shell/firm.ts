import { createContext, useContext } from "solid-js";
import type { FirmEntry, Me } from "./me.data.ts";
import type { Role } from "./route.ts";

/** Where one is: the firm of the address, and who one is in it. */
export interface Here {
  readonly firm: FirmEntry;
  readonly account: Me["account"];
  readonly firms: readonly FirmEntry[];
  /** An address of this firm: `path("/groupes")`. */
  path: (to: string) => string;
  /** True when one has at least one of these roles. */
  is: (...roles: Role[]) => boolean;
}

const HereContext = createContext<Here>();

export const HereProvider = HereContext.Provider;

export function useFirm(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("useFirm is for screens under a firm");
  return here;
}
