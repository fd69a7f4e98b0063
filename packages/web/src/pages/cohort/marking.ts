import { useSearchParams } from "@solidjs/router";
import { one } from "../../ui/search-param.ts";

const PARAM = "seance";

/** The session whose sheet is open stands in the address: other screens lead straight to it. */
export function createMarking() {
  const [search, setSearch] = useSearchParams();
  const show = (sessionID: string | undefined) => setSearch({ [PARAM]: sessionID }, { replace: true, scroll: false });
  return { sessionID: () => one(search[PARAM]), open: show, close: () => show(undefined) };
}
