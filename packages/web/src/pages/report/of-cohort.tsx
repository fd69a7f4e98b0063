import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/report.ts";
import { Badge } from "../../ui/badge.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { Day, Score } from "../../ui/value.tsx";
import { Beside } from "./beside.tsx";
import { Course, Figures } from "./figures.tsx";
import { NoAnswers } from "./no-answers.tsx";
import { Remarks } from "./remarks.tsx";
import { cohortReport, type Point, type Question, type Wave } from "./report.data.ts";

const usefulOf = (questions: readonly Question[]) =>
  questions.find((question) => question.questionID === "useful" && question.kind === "scale");

function waveName({ timing, sessionNumber, months, audience }: Wave): string {
  if (timing === "closing" && sessionNumber !== null) return words().wave(sessionNumber);
  if (audience !== "participant") return words().audienceAt(audience, months);
  return months === null ? words().timing[timing] : words().atMonths(months);
}

/** A group's satisfaction: the tab of its page, or a part of another. */
export default function OfCohort(props: { cohortID: string }) {
  const query = useQuery(() => cohortReport(props.cohortID));
  const nameOf = (point: Point) => words().wave(point.sessionNumber ?? 0);
  return (
    <Loaded of={query} isEmpty={(data) => data.waves.length === 0} empty={<NoAnswers cohortID={props.cohortID} />}>
      {(data) => (
        <div class="stack">
          <Figures of={data().figures} course={<Course points={data().trend} nameOf={nameOf} />} />
          <Table
            caption={words().waveHead}
            captionShown
            rows={data().waves}
            columns={[
              {
                id: "wave",
                head: words().head.name,
                cell: waveName,
              },
              { id: "sent", head: words().sentOn, cell: (wave) => <Day day={wave.openedAt} /> },
              {
                id: "rate",
                head: words().head.rate,
                num: true,
                cell: (wave) => (
                  <>
                    {words().percent(wave.figures.responsePercent ?? 0)}{" "}
                    <span class="hint">({words().responses(wave.figures.answered, wave.figures.invited)})</span>
                  </>
                ),
              },
              {
                id: "mean",
                head: words().head.satisfaction,
                num: true,
                cell: (wave) => {
                  const useful = usefulOf(wave.figures.questions);
                  return (
                    <Score mean={useful?.kind === "scale" ? useful.mean : undefined} answers={useful?.answers ?? 0} />
                  );
                },
              },
              {
                id: "state",
                head: words().state,
                cell: (wave) => (
                  <Badge tone={wave.closedAt ? "neutral" : "brand"}>
                    {wave.closedAt ? words().closed : words().open}
                  </Badge>
                ),
              },
            ]}
          />
          <Beside of={data()} />
          <Remarks cohortID={props.cohortID} />
        </div>
      )}
    </Loaded>
  );
}
