import { lazy, Suspense } from "solid-js";
import { Rows } from "../../ui/state.tsx";

const OfCohort = lazy(() => import("../report/of-cohort.tsx"));

/** The report of a group belongs to the screens of satisfaction; it comes when someone opens this tab. */
export function Satisfaction(props: { cohortID: string }) {
  return (
    <Suspense fallback={<Rows />}>
      <OfCohort cohortID={props.cohortID} />
    </Suspense>
  );
}
