import { useQuery } from "../../api/query.ts";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton, OutsideLink } from "../../ui/button.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { Day, Moment } from "../../ui/value.tsx";
import { CauseTold } from "./cause.tsx";
import { type Complaint, complaints, type Entry, entries } from "./quality.data.ts";
import { ComplaintState } from "./state.tsx";

/** What proves and betters the firm's quality: complaints, its register, its pack and its yearly report. */
export default function Quality() {
  const here = useFirm();
  return (
    <>
      <PageHead
        title={words().title}
        actions={
          <>
            <LinkButton href={here.path("/qualite/bpf")}>{words().annual}</LinkButton>
            <LinkButton look="primary" href={here.path("/qualite/dossiers")}>
              {words().packs}
            </LinkButton>
          </>
        }
      />
      <div class="stack">
        <p>{words().lead}</p>
        <Complaints />
        <Register />
        <p class="hint">
          {words().publicPage}{" "}
          <OutsideLink href={`/c/${here.firm.slug}/reclamation`} newWindow>
            {words().publicLink}
          </OutsideLink>
        </p>
      </div>
    </>
  );
}

function Complaints() {
  const here = useFirm();
  const query = useQuery(() => complaints());
  const add = () => (
    <LinkButton href={here.path("/qualite/reclamations/nouvelle")}>{words().complaints.record}</LinkButton>
  );
  return (
    <Section title={words().complaints.title} actions={add()}>
      <p class="hint">{words().complaints.body}</p>
      <Loaded
        of={query}
        rows={3}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().complaints.none}>
            <p>{words().complaints.noneBody}</p>
          </Empty>
        }
      >
        {(all) => <Table caption={words().complaints.title} rows={all()} columns={complaintColumns(here.path)} />}
      </Loaded>
    </Section>
  );
}

const complaintColumns = (path: (to: string) => string): Column<Complaint>[] => [
  {
    id: "reference",
    head: words().head.reference,
    cell: (one) => (
      <span class="code">
        <Link href={path(`/qualite/reclamations/${one.complaintID}`)}>{one.reference}</Link>
      </span>
    ),
  },
  { id: "at", head: words().head.received, phone: "show", cell: (one) => <Moment at={one.receivedAt} /> },
  { id: "by", head: words().head.from, phone: "show", cell: (one) => words().roles[one.role] },
  { id: "about", head: words().head.about, phone: "show", cell: (one) => one.about ?? "–" },
  { id: "until", head: words().head.until, phone: "show", cell: (one) => <Day day={one.acknowledgeBy} /> },
  { id: "state", head: words().head.state, phone: "title", cell: (one) => <ComplaintState of={one} /> },
];

function Register() {
  const here = useFirm();
  const query = useQuery(() => entries());
  const add = () => <LinkButton href={here.path("/qualite/registre/nouveau")}>{words().register.add}</LinkButton>;
  return (
    <Section title={words().register.title} actions={add()}>
      <p class="hint">{words().register.body}</p>
      <Loaded
        of={query}
        rows={3}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty title={words().register.none}>
            <p>{words().register.noneBody}</p>
          </Empty>
        }
      >
        {(all) => <Table caption={words().register.title} rows={all()} columns={entryColumns(here.path)} />}
      </Loaded>
    </Section>
  );
}

const entryColumns = (path: (to: string) => string): Column<Entry>[] => [
  {
    id: "title",
    head: words().head.what,
    width: 30,
    cell: (one) => <Link href={path(`/qualite/registre/${one.entryID}`)}>{one.title}</Link>,
  },
  { id: "indicator", head: words().head.indicator, num: true, phone: "show", cell: (one) => one.indicator },
  { id: "on", head: words().head.on, phone: "show", cell: (one) => <Day day={one.on} /> },
  {
    id: "cause",
    head: words().head.cause,
    phone: "show",
    cell: (one) => <CauseTold of={one.cause} />,
    width: 24,
  },
  { id: "state", head: words().head.state, phone: "title", cell: (one) => words().entryState[one.status] },
];
