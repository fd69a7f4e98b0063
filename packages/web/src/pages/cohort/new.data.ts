import type { Route as CohortRoute } from "@entrepairs/functions/api/cohort.ts";
import type { Route as ProgrammeRoute } from "@entrepairs/functions/api/programme.ts";
import { hc, inFirm, parseResponse, queryClient, queryOptions, wire } from "../../api/index.ts";
import { organizations } from "../organization/organizations.data.ts";
import { firmCalendar } from "../settings/calendar.data.ts";
import { team } from "../team/members.data.ts";
import type { Cycle } from "./opening.ts";

const client = () => hc<CohortRoute>(inFirm("/cohort"), wire);
const catalogue = () => hc<ProgrammeRoute>(inFirm("/programme"), wire);

async function fetchChoices() {
  const [{ programmes }, companies, members, { rooms }] = await Promise.all([
    parseResponse(catalogue().index.$get()),
    queryClient.fetchQuery(organizations),
    queryClient.fetchQuery(team),
    queryClient.fetchQuery(firmCalendar),
  ]);
  return {
    programmes: programmes.filter(({ status }) => status !== "archived"),
    organizations: companies,
    rooms,
    coaches: members.filter(
      ({ roles, status }) => status !== "removed" && (roles.includes("coach") || roles.includes("owner")),
    ),
  };
}
export type Choices = Awaited<ReturnType<typeof fetchChoices>>;

/** What a new group is made of: programmes, companies, coaches; asked again at each visit. */
export const choices = queryOptions({ queryKey: ["cohort-choices"] as const, queryFn: fetchChoices, staleTime: 0 });

export interface Asked {
  programmeID?: string | undefined;
  coachID: string;
  modality: "onsite" | "remote" | "hybrid";
  place: string | null;
  cycle: Cycle;
  /** Dates chosen by hand, by the index of their session. */
  settled: Readonly<Record<string, string>>;
}

async function fetchDates({ programmeID, settled, ...asked }: Asked) {
  const ask = async (startsAt?: string[]) => {
    const json = { ...(programmeID && { programmeID }), ...asked, ...(startsAt && { startsAt }) };
    return parseResponse(client().preview.$post({ json }));
  };
  const proposed = await ask();
  if (Object.keys(settled).length === 0) return proposed;
  return ask(proposed.sessions.map(({ startsAt }, index) => settled[index] ?? startsAt));
}
export type Proposed = Awaited<ReturnType<typeof fetchDates>>["sessions"][number];
export type Gap = Awaited<ReturnType<typeof fetchDates>>["gap"];

/** The dates that this rhythm gives, with those chosen by hand in their place. */
export const datesOf = (asked: Asked) =>
  queryOptions({
    queryKey: ["calendar", "preview", asked] as const,
    queryFn: () => fetchDates(asked),
    keepsPrevious: true,
  });
