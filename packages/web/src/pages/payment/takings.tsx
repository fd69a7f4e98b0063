import { useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { month } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/takings.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { byAddress } from "../../ui/later.tsx";
import { PageHead } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { monthsUntil, periodOf } from "../accounting/period.ts";
import { Movements } from "./movements.tsx";
import { csvPath, toSettle } from "./takings.data.ts";

const Settle = byAddress(() => import("./settle.tsx").then((part) => part.Settle));
const Disputed = byAddress(() => import("./disputed.tsx").then((part) => part.Disputed));
const PaidOut = byAddress(() => import("./paid-out.tsx").then((part) => part.PaidOut));
const Control = byAddress(() => import("./control.tsx").then((part) => part.Control));

/** The tabs that show one month. */
const MONTHLY: readonly string[] = ["", "mouvements", "virements"];

/** What came in and went out, and what of it asks for a decision. */
export default function Takings() {
  const [search] = useSearchParams();
  const months = monthsUntil(today());
  const shown = () => {
    const asked = periodOf(one(search.periode), months);
    return asked.length === 7 ? asked : (months[0] ?? "");
  };
  const query = useQuery(() => toSettle());
  const toDo = () => {
    const { toGiveBack = [], toCredit = [], refunds = [] } = query.data ?? {};
    return toGiveBack.length + toCredit.length + refunds.filter(({ status }) => status === "failed").length;
  };
  const opened = () => query.data?.disputes.filter(({ status }) => status === "open").length;
  const settled = (body: (data: NonNullable<typeof query.data>) => ReturnType<typeof Settle>) => () => (
    <Loaded of={query}>{(data) => body(data())}</Loaded>
  );
  return (
    <>
      <PageHead
        title={words().title}
        sub={words().sub}
        actions={
          <OutsideLink look="plain" href={csvPath(shown())} download="">
            {words().csv}
          </OutsideLink>
        }
      />
      <Show when={MONTHLY.includes(one(search.vue))}>
        <Filters>
          <FilterSelect
            label={words().period}
            param="periode"
            all={month(months[0] ?? "")}
            options={months.slice(1).map((value) => ({ value, label: month(value) }))}
          />
        </Filters>
      </Show>
      <Tabs
        label={words().tabs.label}
        param="vue"
        tabs={[
          { id: "mouvements", title: words().tabs.moved, body: () => <Movements month={shown()} /> },
          {
            id: "a-traiter",
            title: words().tabs.settle,
            count: query.data && toDo(),
            body: settled((data) => <Settle of={data} />),
          },
          {
            id: "contestations",
            title: words().tabs.disputes,
            count: opened(),
            body: settled((data) => <Disputed of={data} />),
          },
          { id: "virements", title: words().tabs.payouts, body: () => <PaidOut month={shown()} /> },
          {
            id: "controle",
            title: words().tabs.control,
            count: query.data?.findings.length,
            body: settled((data) => <Control of={data} />),
          },
        ]}
      />
    </>
  );
}
