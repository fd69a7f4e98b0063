import { useParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { dayLong, momentShort, timeRange } from "../../format/date.ts";
import { words } from "../../messages/signing.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link, OutsideLink } from "../../ui/button.tsx";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { meetingName } from "../home/meeting-name.ts";
import { Countersign } from "./countersign.tsx";
import { Invite } from "./invite.tsx";
import { nameOf, saidOf, toneOf } from "./said.ts";
import {
  type Cell,
  type Half,
  type Key,
  type Person,
  type Sheet,
  scanPath,
  sheetOf,
  sheetPDF,
} from "./signing.data.ts";
import "./signing.css";

/** Who signs for each half-day of a session: the code on the screen, the names, the coach last. */
export default function SheetPage() {
  const here = useFirm();
  const params = useParams<{ id: string; session: string }>();
  const key = (): Key => ({ cohortID: params.id, sessionID: params.session });
  const query = useQuery(() => sheetOf(key()));
  return (
    <Loaded of={query} rows={8} heading={words().title}>
      {(sheet) => (
        <>
          <PageHead
            title={words().of(meetingName(sheet()))}
            crumbs={[
              { href: here.path("/groupes"), title: words().groups },
              { href: here.path(`/groupes/${params.id}?onglet=presence`), title: sheet().cohortName },
            ]}
            sub={<When sheet={sheet()} />}
            actions={
              <>
                <OutsideLink href={sheetPDF(key(), "fr")} look="plain" newWindow>
                  {words().pdf}
                </OutsideLink>
                <OutsideLink href={sheetPDF(key(), "en")} look="quiet" newWindow>
                  {words().pdfEnglish}
                </OutsideLink>
              </>
            }
          />
          <Shown sheet={sheet()} of={key()} />
        </>
      )}
    </Loaded>
  );
}

function When(props: { sheet: Sheet }) {
  return (
    <>
      <Badge tone={props.sheet.lockedAt ? "good" : "wait"}>
        {props.sheet.lockedAt ? words().closed : words().open}
      </Badge>
      <span>{dayLong(props.sheet.startsAt)}</span>
      <span>{props.sheet.coachName}</span>
    </>
  );
}

const hasBegun = ({ from }: Half) => Date.parse(from) <= Date.now();

function Shown(props: { sheet: Sheet; of: Key }) {
  const here = useFirm();
  const current = () => props.sheet.halves.findLast(hasBegun);
  const toCountersign = () => props.sheet.halves.find((half) => hasBegun(half) && !half.countersignature);
  const leads = () => props.sheet.coachID === here.firm.memberID;
  return (
    <div class="stack">
      <Switch>
        <Match when={props.sheet.status === "cancelled"}>
          <Note tone="wait">{words().cancelled}</Note>
        </Match>
        <Match when={!current()}>
          <Note>{words().notYet(momentShort(props.sheet.startsAt))}</Note>
        </Match>
        <Match when={toCountersign()}>
          <Invite of={props.of} sheet={props.sheet} />
        </Match>
      </Switch>
      <Show when={!props.sheet.lockedAt && props.sheet.status !== "cancelled" && props.sheet.halves.every(hasBegun)}>
        <p>
          <Link href={here.path(`/groupes/${props.of.cohortID}/emargement/${props.of.sessionID}/papier`)}>
            {words().wasOnPaper}
          </Link>
        </p>
      </Show>
      <Section title={words().names} bare>
        <Names sheet={props.sheet} of={props.of} />
      </Section>
      <Show when={props.sheet.lockedAt}>
        <Note tone={props.sheet.isWhole ? "good" : "bad"}>{props.sheet.isWhole ? words().whole : words().broken}</Note>
      </Show>
      <Show when={props.sheet.paper} keyed>
        {(paper) => (
          <Section title={words().onPaper}>
            <p>{words().kept(paper.statement)}</p>
            <p class="hint">{words().by(paper.name, momentShort(paper.at))}</p>
            <Scans of={props.of} scans={paper.scans} />
            <p>
              <Link href={here.path(`/groupes/${props.of.cohortID}/emargement/${props.of.sessionID}/papier`)}>
                {words().attach}
              </Link>
            </p>
          </Section>
        )}
      </Show>
      <Show when={toCountersign()} keyed>
        {(half) => (
          <Show when={leads()} fallback={<Note>{words().coachOnly(props.sheet.coachName)}</Note>}>
            <Countersign of={props.of} sheet={props.sheet} half={half} />
          </Show>
        )}
      </Show>
      <Corrections sheet={props.sheet} />
    </div>
  );
}

function Scans(props: { of: Key; scans: NonNullable<Sheet["paper"]>["scans"] }) {
  return (
    <ul class="plain-list" aria-label={words().scans}>
      <For each={props.scans}>
        {(scan) => (
          <li>
            <OutsideLink href={scanPath(props.of, scan.signatureID)}>
              {words().scanOf}
              <Show when={scan.statement}>{(said) => ` – ${said()}`}</Show>
            </OutsideLink>
            <p class="hint">{words().scanFrom(scan.name, momentShort(scan.at))}</p>
          </li>
        )}
      </For>
    </ul>
  );
}

function Names(props: { sheet: Sheet; of: Key }) {
  const columns = (): Column<Person>[] => [
    { id: "name", head: words().person, cell: nameOf },
    ...props.sheet.halves.map((day) => ({
      id: String(day.half),
      head: `${words().part[day.part]}, ${timeRange(day.from, day.to)}`,
      cell: (person: Person) => <State sheet={props.sheet} person={person} half={day} of={props.of} />,
    })),
  ];
  return (
    <Show when={props.sheet.people.length > 0} fallback={<p class="hint">{words().nobody}</p>}>
      <Table caption={words().names} columns={columns()} rows={props.sheet.people} />
      <ul class="plain-list signing-coach">
        <For each={props.sheet.halves}>
          {(half) => (
            <li>
              <strong>{props.sheet.coachName}</strong>, {words().part[half.part].toLowerCase()}{" "}
              <Show when={half.countersignature} fallback={<span class="hint">{words().last}</span>}>
                {(signature) => (
                  <Badge tone="good">
                    {signature().method === "paper" ? words().onPaper : words().signedAt(momentShort(signature().at))}
                  </Badge>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** One person's half-day; what is to be said or corrected of it has an address of its own. */
function State(props: { sheet: Sheet; person: Person; half: Half; of: Key }) {
  const here = useFirm();
  const cell = (): Cell | undefined => props.person.cells.find(({ half }) => half === props.half.half);
  const act = () => (props.sheet.lockedAt ? words().correct : words().say);
  const isOpen = () => props.sheet.lockedAt !== null || !props.half.countersignature;
  const address = () =>
    here.path(
      `/groupes/${props.of.cohortID}/emargement/${props.of.sessionID}/${props.person.enrolmentID}?demi=${props.half.half}`,
    );
  return (
    <Show when={cell()}>
      {(known) => (
        <div class="row-start">
          <Badge tone={toneOf(known())}>{saidOf(known())}</Badge>
          <Show when={known().signature?.method === "typed" && known().state === "signed"}>
            <span class="hint">{words().typed}</span>
          </Show>
          <Show when={known().reason}>{(reason) => <span class="hint">{reason()}</span>}</Show>
          <Show when={hasBegun(props.half) && isOpen() && props.sheet.status !== "cancelled"}>
            <Link href={address()}>
              {act()}
              <span class="sr">{` – ${nameOf(props.person)}`}</span>
            </Link>
          </Show>
        </div>
      )}
    </Show>
  );
}

function Corrections(props: { sheet: Sheet }) {
  const whoOf = (enrolmentID: string) => {
    const found = props.sheet.people.find((person) => person.enrolmentID === enrolmentID);
    return found ? nameOf(found) : "";
  };
  return (
    <Show when={props.sheet.corrections.length > 0}>
      <Section title={words().corrections}>
        <ul class="plain-list">
          <For each={props.sheet.corrections}>
            {(one) => (
              <li>
                <p>
                  <strong>{whoOf(one.enrolmentID)}</strong> – {words().state[one.presence]}
                  {words().because(one.reason)}
                </p>
                <p class="hint">{words().by(one.name, momentShort(one.at))}</p>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
