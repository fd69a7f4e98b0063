import type { Route as ProgrammeRoute } from "@entrepairs/functions/api/programme.ts";
import type { Route } from "@entrepairs/functions/api/quality.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/quality"), wire);
type Client = ReturnType<typeof client>;

export type Pack = InferResponseType<Client["pack"]["$get"], 200>["packs"][number];
export type WholePack = InferResponseType<Client["pack"][":packID"]["$get"], 200>;
export type Found = WholePack["found"][number];

export const packs = () =>
  queryOptions({
    queryKey: ["quality", "packs"] as const,
    queryFn: async () => (await parseResponse(client().pack.$get())).packs,
    staleTime: 0,
  });

/** Asked again while the job goes on, so that its progress shows. */
const PROGRESS_MS = 1_500;
export const packOf = (packID: string) =>
  queryOptions({
    queryKey: ["quality", "pack", packID] as const,
    queryFn: () => parseResponse(client().pack[":packID"].$get({ param: { packID } })),
    staleTime: 0,
    refetchInterval: (pack: WholePack | undefined) => (pack?.status === "ready" ? false : PROGRESS_MS),
  });

export const programmes = () =>
  queryOptions({
    queryKey: ["programmes", "titles"] as const,
    queryFn: async () => {
      const all = await parseResponse(hc<ProgrammeRoute>(inFirm("/programme"), wire).index.$get());
      return all.programmes.map(({ programmeID, title }) => ({ value: programmeID, label: title }));
    },
  });

type Asking = InferRequestType<Client["pack"]["$post"]>["json"];
export async function ask(json: Asking, key: string) {
  const asked = await parseResponse(client().pack.$post({ json }, keyed(key)));
  await refresh(["quality", "packs"]);
  return asked;
}

export const archiveOf = (packID: string, langue: string): string =>
  inFirm(`/quality/pack/${packID}/zip?langue=${langue}`);
