import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayShort, month } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/report.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Beside } from "./beside.tsx";
import { Cells } from "./cells.tsx";
import { Course, Figures } from "./figures.tsx";
import { NoAnswers } from "./no-answers.tsx";
import { Parts } from "./parts.tsx";
import { PERIODS, startOf } from "./period.ts";
import { Remarks } from "./remarks.tsx";
import { type Asked, filePath, type Point, published, type Report, report } from "./report.data.ts";

/** What participants said, for those who may read it; and what others may know of it. */
export default function Satisfaction() {
  return (
    <>
      <PageHead title={words().title} />
      <Tabs
        label={words().tabs.label}
        tabs={[
          { id: "reponses", title: words().tabs.answers, body: () => <Answers /> },
          { id: "publies", title: words().tabs.published, body: () => <PublishedResults /> },
        ]}
      />
    </>
  );
}

function useAsked() {
  const [search] = useSearchParams();
  const period = (): Asked => {
    const from = startOf(one(search.periode), today());
    return from ? { from } : {};
  };
  const asked = (): Asked => {
    const [programme, coach, cohort] = [one(search.programme), one(search.coach), one(search.groupe)];
    const organization = one(search.entreprise);
    return {
      ...period(),
      ...(programme ? { programme } : {}),
      ...(coach ? { coach } : {}),
      ...(cohort ? { cohort } : {}),
      ...(organization ? { organization } : {}),
    };
  };
  return { asked, period };
}

function Answers() {
  const { asked, period } = useAsked();
  // What can be chosen is asked without the choices; where there are none, it is one and the same request.
  const choices = useQuery(() => report(period()));
  const query = useQuery(() => report(asked()));
  return (
    <Loaded of={choices} isEmpty={(data) => data.waves === 0 && !period().from} empty={<NoAnswers />}>
      {(all) => (
        <>
          <Choices of={all()} count={query.data ? words().waves(query.data.waves) : ""} />
          <Loaded of={query} isEmpty={(data) => data.waves === 0} empty={<Empty title={words().noMatch} />}>
            {(data) => (
              <div class="stack">
                <Files asked={asked()} />
                <Results of={data()} cohort={asked().cohort} />
              </div>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

/** What is shown, to keep: exact figures of small groups, so they say that they stay inside. */
function Files(props: { asked: Asked }) {
  return (
    <div class="form-actions">
      <OutsideLink look="plain" href={filePath("pdf", props.asked, locale())} download="satisfaction.pdf">
        {words().pdf}
      </OutsideLink>
      <OutsideLink look="plain" href={filePath("csv", props.asked, locale())} download="satisfaction.csv">
        {words().csv}
      </OutsideLink>
    </div>
  );
}

function Choices(props: { of: Report; count: string }) {
  const options = (parts: Report["coaches"]) => parts.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filters count={props.count}>
      <FilterSelect label={words().filters.programme} param="programme" options={options(props.of.programmes)} />
      <Show when={props.of.coaches.length > 1}>
        <FilterSelect label={words().filters.coach} param="coach" options={options(props.of.coaches)} />
      </Show>
      <FilterSelect label={words().filters.cohort} param="groupe" options={options(props.of.cohorts)} />
      <Show when={props.of.organizations.length > 1}>
        <FilterSelect label={words().organization} param="entreprise" options={options(props.of.organizations)} />
      </Show>
      <FilterSelect
        label={words().filters.period}
        param="periode"
        all={words().filters.always}
        options={[
          { value: PERIODS.quarter, label: words().filters.quarter },
          { value: PERIODS.year, label: words().filters.year },
          { value: PERIODS.twelve, label: words().filters.twelve },
        ]}
      />
    </Filters>
  );
}

function Results(props: { of: Report; cohort: string | undefined }) {
  const nameOf = ({ cohortID, openedAt }: Point) =>
    cohortID === null ? month(openedAt.slice(0, 7)) : dayShort(openedAt);
  return (
    <div class="stack">
      <Figures of={props.of.figures} course={<Course points={props.of.trend} nameOf={nameOf} />} />
      <Parts title={words().by.programmes} parts={props.of.programmes} />
      <Parts title={words().by.coaches} parts={props.of.coaches} />
      <Parts title={words().by.organizations} parts={props.of.organizations} />
      <Parts title={words().by.cohorts} parts={props.of.cohorts} />
      <Beside of={props.of} />
      <Show when={props.cohort} keyed>
        {(cohortID) => <Remarks cohortID={cohortID} />}
      </Show>
    </div>
  );
}

function PublishedResults() {
  const query = useQuery(() => published());
  return (
    <div class="stack">
      <p>{words().publishedIntro}</p>
      <Loaded
        of={query}
        isEmpty={(data) => data.published.length === 0}
        empty={
          <Empty title={words().publishedEmpty}>
            <p>{words().publishedEmptyBody}</p>
          </Empty>
        }
      >
        {(data) => (
          <div class="stack">
            <For each={data().published}>
              {(one) => (
                <Section title={words().withCoach(one.programmeTitle, one.coachName)}>
                  <Cells cells={one.cells} />
                  <Show when={one.later.length > 0}>
                    <h3>{words().afterwards}</h3>
                    <Cells cells={one.later} level={4} />
                  </Show>
                </Section>
              )}
            </For>
          </div>
        )}
      </Loaded>
    </div>
  );
}
