import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayRange } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/pack.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, LinkButton } from "../../ui/button.tsx";
import { Field, type Option, Select } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { day, text } from "../../ui/schema.ts";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Moment } from "../../ui/value.tsx";
import { ask, type Pack, packs, programmes } from "./pack.data.ts";

const Schema = v.object({ programmeID: text(), from: day(), to: day() });

/** The quality packs: ask for one, take away those that are ready. */
export default function Packs() {
  const here = useFirm();
  const query = useQuery(() => packs());
  const known = useQuery(() => programmes());
  return (
    <>
      <PageHead title={words().title} crumbs={[{ href: here.path("/qualite"), title: words().quality }]} />
      <div class="stack">
        <p>{words().lead}</p>
        <Section title={words().ask}>
          <Loaded
            of={known}
            rows={3}
            isEmpty={(all) => all.length === 0}
            empty={
              <Empty
                title={words().noProgramme}
                action={<LinkButton href={here.path("/reglages/programmes")}>{words().toProgrammes}</LinkButton>}
              />
            }
          >
            {(options) => <Asking options={options()} />}
          </Loaded>
        </Section>
        <Section title={words().asked}>
          <Loaded
            of={query}
            rows={3}
            isEmpty={(all) => all.length === 0}
            empty={
              <Empty title={words().none}>
                <p>{words().noneBody}</p>
              </Empty>
            }
          >
            {(all) => <Table caption={words().asked} rows={all()} columns={columns(here.path)} />}
          </Loaded>
        </Section>
      </div>
    </>
  );
}

function Asking(props: { options: Option[] }) {
  const here = useFirm();
  const navigate = useNavigate();
  const year = today().slice(0, 4);
  return (
    <Form
      schema={Schema}
      send={(given, key) => ask(given, key)}
      done={({ packID }) => navigate(here.path(`/qualite/dossiers/${packID}`))}
      submit={words().prepare}
    >
      <Select
        label={words().programme}
        name="programmeID"
        initial={props.options.length === 1 ? (props.options[0]?.value ?? "") : ""}
        options={props.options}
      />
      <div class="pair">
        <Field label={words().from} name="from" type="date" initial={`${year}-01-01`} />
        <Field label={words().to} name="to" type="date" initial={`${year}-12-31`} />
      </div>
    </Form>
  );
}

const columns = (path: (to: string) => string): Column<Pack>[] => [
  {
    id: "programme",
    head: words().programme,
    width: 40,
    cell: (one) => <Link href={path(`/qualite/dossiers/${one.packID}`)}>{one.programmeTitle}</Link>,
  },
  {
    id: "period",
    head: words().period,
    phone: "show",
    cell: (one) => dayRange(one.from, one.to),
  },
  { id: "on", head: words().askedOn, phone: "show", cell: (one) => <Moment at={one.askedAt} /> },
  {
    id: "state",
    head: words().state,
    phone: "title",
    cell: (one) => <Badge tone={one.status === "ready" ? "good" : "brand"}>{words().states[one.status]}</Badge>,
  },
];
