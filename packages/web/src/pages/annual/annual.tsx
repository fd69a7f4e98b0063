import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/date.ts";
import { rate } from "../../format/number.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/annual.ts";
import { locale } from "../../messages/locale.ts";
import { useFirm } from "../../shell/firm.ts";
import { LinkButton, OutsideLink } from "../../ui/button.tsx";
import { FilterSelect, Filters } from "../../ui/filter.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { Money } from "../../ui/value.tsx";
import { type Frame, fileOf, type Report, reportOf } from "./annual.data.ts";
import { BehindList } from "./behind.tsx";
import { MissingList } from "./missing.tsx";
import "./annual.css";

const YEARS = 6;
const thisYear = () => Number(today().slice(0, 4));

/** The yearly training report: what each box says, what stands behind it, and what is missing. */
export default function Annual() {
  const here = useFirm();
  const [search] = useSearchParams();
  const year = () => one(search.annee) || String(thisYear());
  const query = useQuery(() => reportOf(year(), locale()));
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear() - back));
  return (
    <>
      <PageHead
        title={words().title(year())}
        crumbs={[{ href: here.path("/qualite"), title: words().quality }]}
        actions={
          <>
            <OutsideLink href={fileOf(year(), "csv", locale())}>{words().csv}</OutsideLink>
            <OutsideLink href={fileOf(year(), "pdf", locale())} newWindow>
              {words().pdf}
            </OutsideLink>
            <LinkButton look="primary" href={here.path(`/qualite/bpf/${year()}/saisie`)}>
              {words().complete}
            </LinkButton>
          </>
        }
      />
      <p>{words().lead}</p>
      <Filters count="">
        <FilterSelect
          label={words().year}
          param="annee"
          all={false}
          options={years.map((value) => ({ value, label: value }))}
        />
      </Filters>
      <Loaded of={query} rows={12}>
        {(report) => (
          <div class="stack">
            <MissingList of={report()} />
            <Frames of={report()} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function Frames(props: { of: Report }) {
  const share = () => (props.of.share === null ? words().toComplete : rate(props.of.share));
  return (
    <>
      <Section title={words().frame.B}>
        <Facts
          facts={[
            { label: words().period, value: words().between(dayPlain(props.of.from), dayPlain(props.of.to)) },
            { label: words().remote, value: props.of.remote ? words().yes : words().no },
            {
              label: words().director,
              value: props.of.director ? `${props.of.director.name}, ${props.of.director.role}` : words().toComplete,
            },
          ]}
        />
      </Section>
      <Section title={words().frame.C}>
        <Products of={props.of} />
        <p class="hint">{words().share(share())}</p>
      </Section>
      <Section title={words().frame.D}>
        <Facts
          facts={(["charges", "wages", "bought"] as const).map((key) => ({
            label: props.of.labels.charges[key] ?? key,
            value: <Typed cents={props.of.typed[key]} />,
          }))}
        />
      </Section>
      <People title={words().frame.E} of={props.of.trainers} label={(box) => told(props.of.labels.trainers, box)} />
      <People title={words().frame.F1} of={props.of.trainees} label={(box) => told(props.of.labels.trainees, box)} />
      <Counted
        title={words().frame.F2}
        people={props.of.typed.outsourcedPeople}
        hours={props.of.typed.outsourcedHours}
      />
      <People
        title={words().frame.F3}
        of={props.of.objectives}
        label={(box) => told(props.of.labels.objectives, box)}
      />
      <People title={words().frame.F4} of={props.of.specialities} label={(box) => speciality(props.of.labels, box)} />
      <Counted title={words().frame.G} people={props.of.typed.entrustedPeople} hours={props.of.typed.entrustedHours} />
      <Note>{words().rule}</Note>
    </>
  );
}

const told = (some: Readonly<Record<string, string>>, box: string): string => some[box] ?? box;
const speciality = ({ specialities }: Report["labels"], box: string) =>
  /^\d/.test(box) ? words().speciality(box) : told(specialities, box);

function Typed(props: { cents: number | null }) {
  return (
    <Show when={props.cents !== null} fallback={words().toComplete}>
      <Money cents={props.cents} />
    </Show>
  );
}

function Products(props: { of: Report }) {
  const shown = () => props.of.products.lines.filter(({ behind }) => behind.length > 0);
  return (
    <table class="table boxes">
      <caption class="sr">{words().frame.C}</caption>
      <thead>
        <tr>
          <th scope="col">{words().head.line}</th>
          <th scope="col">{words().head.label}</th>
          <th scope="col" class="num">
            {words().head.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        <For
          each={shown()}
          fallback={
            <tr>
              <td colSpan={3}>{words().noProduct}</td>
            </tr>
          }
        >
          {(line) => (
            <tr>
              <td>{line.box === "unknown" ? "–" : line.box}</td>
              <td>
                {told(props.of.labels.products, line.box)}
                <BehindList of={line.behind} money />
              </td>
              <td class="num">
                <Money cents={line.cents} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <Show when={props.of.products.funds > 0}>
          <tr>
            <td>2</td>
            <th scope="row">{told(props.of.labels.products, "funds")}</th>
            <td class="num">
              <Money cents={props.of.products.funds} />
            </td>
          </tr>
        </Show>
        <tr>
          <td />
          <th scope="row">{told(props.of.labels.products, "total")}</th>
          <td class="num">
            <Money cents={props.of.products.total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function People(props: { title: string; of: Frame; label: (box: string) => string }) {
  const shown = () => props.of.lines.filter(({ people }) => people > 0);
  return (
    <Section title={props.title}>
      <table class="table boxes">
        <caption class="sr">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words().head.line}</th>
            <th scope="col">{words().head.label}</th>
            <th scope="col" class="num">
              {words().head.people}
            </th>
            <th scope="col" class="num">
              {words().head.hours}
            </th>
          </tr>
        </thead>
        <tbody>
          <For
            each={shown()}
            fallback={
              <tr>
                <td colSpan={4}>{words().noPeople}</td>
              </tr>
            }
          >
            {(line) => (
              <tr>
                <td>{/^[a-f]$|^\d/.test(line.box) ? line.box : "–"}</td>
                <td>
                  {props.label(line.box)}
                  <BehindList of={line.behind} />
                </td>
                <td class="num">{line.people}</td>
                <td class="num">{line.hours}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">{words().total}</th>
            <td class="num">{props.of.total.people}</td>
            <td class="num">{props.of.total.hours}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function Counted(props: { title: string; people: number | null; hours: number | null }) {
  return (
    <Section title={props.title}>
      <Facts
        facts={[
          { label: words().head.people, value: props.people ?? words().noneTyped },
          { label: words().head.hours, value: props.hours ?? words().noneTyped },
        ]}
      />
    </Section>
  );
}
