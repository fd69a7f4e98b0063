import { Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/cohort-page.ts";
import { Link } from "../../ui/button.tsx";
import { Note } from "../../ui/page.tsx";
import { agreementsOf } from "./order.data.ts";

/** Says at the top of a group that its first session cannot begin, and where to see why. */
export function AgreementNote(props: { cohortID: string }) {
  const query = useQuery(() => agreementsOf(props.cohortID));
  const missing = () =>
    (query.data?.clients ?? []).some(({ isMissing }) => isMissing) || (query.data?.enrolmentIDs ?? []).length > 0;
  return (
    <Show when={missing()}>
      <Note tone="wait">
        <p>
          {words().agreements.note} <Link href="?onglet=documents">{words().agreements.toDocuments}</Link>
        </p>
      </Note>
    </Show>
  );
}
