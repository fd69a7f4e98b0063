import { QueryClient } from "@tanstack/solid-query";
import { statusOf } from "../base/refusal.ts";

export { keepPreviousData, queryOptions, useQuery } from "@tanstack/solid-query";

/** Twice more when the server or the network failed; a refusal is an answer and is never asked again. */
const again = (failures: number, error: unknown): boolean => {
  const status = statusOf(error);
  return failures < 2 && (status === 0 || status >= 500);
};

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: again, networkMode: "always" },
  },
});
