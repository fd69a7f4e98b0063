import { type Component, lazy, Suspense } from "solid-js";
import { words } from "../../messages/cohort-page.ts";
import { Empty, Rows } from "../../ui/state.tsx";

type Report = { default: Component<{ cohortID: string }> };

/** The report of a group is the report screens' own; it comes when someone opens this tab. */
const load = Object.values(import.meta.glob<Report>("../report/of-cohort.tsx"))[0];
const OfCohort = load && lazy(load);

export function Satisfaction(props: { cohortID: string }) {
  if (!OfCohort) {
    return (
      <Empty title={words().satisfaction.empty}>
        <p>{words().satisfaction.emptyBody}</p>
      </Empty>
    );
  }
  return (
    <Suspense fallback={<Rows />}>
      <OfCohort cohortID={props.cohortID} />
    </Suspense>
  );
}
