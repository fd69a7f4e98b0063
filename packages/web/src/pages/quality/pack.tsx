import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { dayRange } from "../../format/date.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/pack.ts";
import { useFirm } from "../../shell/firm.ts";
import { Take } from "../../shell/take.tsx";
import { Link } from "../../ui/button.tsx";
import { Facts, Note, PageHead, Section } from "../../ui/page.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { archiveOf, type Found, packOf, type WholePack } from "./pack.data.ts";

/** One pack: how far it is, then what each indicator has and lacks, and the archive. */
export default function PackPage() {
  const here = useFirm();
  const params = useParams();
  const query = useQuery(() => packOf(params.id ?? ""));
  return (
    <Loaded of={query} rows={8} heading={words().title}>
      {(pack) => (
        <>
          <PageHead
            title={pack().programmeTitle}
            crumbs={[
              { href: here.path("/qualite"), title: words().quality },
              { href: here.path("/qualite/dossiers"), title: words().title },
            ]}
            sub={dayRange(pack().from, pack().to)}
            actions={
              <Show when={pack().status === "ready"}>
                <Take href={archiveOf(pack().packID, locale())} look="primary">
                  {words().download}
                </Take>
              </Show>
            }
          />
          <Show when={pack().status === "ready"} fallback={<UnderWay of={pack()} />}>
            <Ready of={pack()} />
          </Show>
        </>
      )}
    </Loaded>
  );
}

function UnderWay(props: { of: WholePack }) {
  return (
    <Section title={words().underWay}>
      <p role="status">{words().underWayBody}</p>
      <Progress
        label={words().groups}
        value={props.of.done}
        max={props.of.groups}
        shown={words().progress(props.of.done, props.of.groups)}
      />
    </Section>
  );
}

function Ready(props: { of: WholePack }) {
  const lacking = () => props.of.found.filter(({ lacks }) => lacks.length > 0).length;
  return (
    <div class="stack">
      <Section title={words().content}>
        <Facts
          facts={[
            { label: words().groups, value: props.of.groups },
            { label: words().sample, value: words().sampled(props.of.sample, props.of.people) },
            { label: words().files, value: props.of.found.reduce((sum, one) => sum + one.files, 0) + props.of.sample },
          ]}
        />
        <p class="hint">{words().rule}</p>
        <Note>{words().private}</Note>
      </Section>
      <Section title={words().indicators}>
        <Note tone={lacking() > 0 ? "wait" : "good"}>{words().lacking(lacking())}</Note>
        <Table caption={words().indicators} rows={props.of.found} columns={columns(props.of.programmeID)} />
      </Section>
    </div>
  );
}

const columns = (programmeID: string): Column<Found>[] => [
  { id: "indicator", head: words().indicator, num: true, width: 10, cell: (one) => one.indicator },
  { id: "about", head: words().about, phone: "title", cell: (one) => one.about[locale()] },
  { id: "files", head: words().files, num: true, phone: "show", cell: (one) => one.files },
  {
    id: "lacks",
    head: words().missing,
    width: 46,
    phone: "show",
    cell: (one) => (
      <Show when={one.lacks.length > 0} fallback="–">
        <ul class="plain-list">
          <For each={one.lacks}>{(lack) => <Lack of={lack} indicator={one.indicator} programmeID={programmeID} />}</For>
        </ul>
      </Show>
    ),
  },
];

/** What an indicator lacks, with the page that mends it. */
function Lack(props: { of: Found["lacks"][number]; indicator: number; programmeID: string }) {
  const here = useFirm();
  const way = () => wayTo({ code: props.of.code, indicator: props.indicator, programmeID: props.programmeID });
  return (
    <li>
      {props.of.says[locale()]} <Link href={here.path(way())}>{words().mend}</Link>
    </li>
  );
}

const OF_PROGRAMME = ["published", "objectives", "contents", "prerequisites", "disability"];
const OF_GROUPS = ["agreement", "framing", "summons", "handedOut", "certificates", "sheets", "positioning"];

function wayTo({ code, indicator, programmeID }: { code: string; indicator: number; programmeID: string }): string {
  if (OF_PROGRAMME.includes(code)) return `/reglages/programmes/${programmeID}`;
  if (OF_GROUPS.includes(code)) return "/groupes";
  if (code === "competence" || code === "upkeep") return "/justificatifs";
  if (code === "register") return `/qualite/registre/nouveau?indicateur=${indicator}`;
  return code === "improvements" ? "/qualite/registre/nouveau" : "/satisfaction";
}
