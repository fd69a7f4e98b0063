import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { compare, matches } from "../../format/index.ts";
import { words } from "../../messages/sponsor.ts";
import { words as ui } from "../../messages/ui.ts";
import { Filters, SearchBox } from "../../ui/filter.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { People, type Person } from "./people-table.tsx";
import { type Watched, watched } from "./space.data.ts";

function everyone(cohorts: readonly Watched[]): Person[] {
  return cohorts
    .flatMap(({ name, people }) => people.map((person) => ({ ...person, group: name })))
    .sort((a, b) => compare(`${a.family} ${a.given}`, `${b.family} ${b.given}`));
}

/** The sponsor's people across groups. */
export default function Participants() {
  const query = useQuery(() => watched());
  const [search] = useSearchParams();
  const found = (cohorts: readonly Watched[]) =>
    everyone(cohorts).filter(({ given, family, job, group }) => matches(one(search.q), given, family, job, group));
  return (
    <>
      <PageHead title={words().peopleTitle} />
      <Loaded
        of={query}
        isEmpty={(data) => data.cohorts.every(({ people }) => people.length === 0)}
        empty={
          <Empty title={words().peopleEmpty}>
            <p>{words().peopleEmptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <>
            <Filters count={words().count(found(data().cohorts).length)}>
              <SearchBox label={words().search} />
            </Filters>
            <Show when={found(data().cohorts).length > 0} fallback={<p>{ui().noMatch}</p>}>
              <People caption={words().peopleTitle} people={found(data().cohorts)} withGroup />
            </Show>
          </>
        )}
      </Loaded>
    </>
  );
}
