import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayLong } from "../../format/index.ts";
import { words } from "../../messages/report.ts";
import { useFirm } from "../../shell/firm.ts";
import { Empty } from "../../ui/state.tsx";
import { homeOf } from "../home/home.data.ts";
import { isAhead } from "../home/meeting.ts";

/** Before any answer: says when the first will come, by the next meeting of these groups. */
export function NoAnswers(props: { cohortID?: string }) {
  const here = useFirm();
  const home = useQuery(() => homeOf(here.firm.firmID));
  const next = () => {
    if (!home.isSuccess) return undefined;
    const dates = home.data.cards
      .filter((card) => !props.cohortID || card.cohortID === props.cohortID)
      .flatMap(({ nextSession }) => (nextSession && isAhead(nextSession, Date.now()) ? [nextSession.startsAt] : []));
    return dates.sort()[0];
  };
  return (
    <Empty title={words().empty}>
      <p>{words().emptyBody}</p>
      <Show when={next()}>{(at) => <p>{words().emptyNext(dayLong(at()))}</p>}</Show>
    </Empty>
  );
}
