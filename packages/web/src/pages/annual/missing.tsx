import { For, Show } from "solid-js";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/annual.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import type { Missing, Report } from "./annual.data.ts";

/** What the report lacks, each with the way to mend it. */
export function MissingList(props: { of: Report }) {
  return (
    <Section title={words().missing.title(props.of.missing.length)}>
      <Show when={props.of.missing.length > 0} fallback={<Note tone="good">{words().missing.none}</Note>}>
        <ul class="plain-list missing">
          <For each={props.of.missing}>{(one) => <Line of={one} year={props.of.year} />}</For>
        </ul>
      </Show>
    </Section>
  );
}

function Line(props: { of: Missing; year: string }) {
  const here = useFirm();
  return (
    <li>
      <span>{sentence(props.of)}</span>{" "}
      <Link href={here.path(wayTo(props.of, props.year))}>{words().missing.act[props.of.code]}</Link>
    </li>
  );
}

function sentence({ code, label, people, startsAt }: Missing): string {
  const t = words().missing;
  if (code === "session") return t.session(label ?? "", startsAt ? dayPlain(startsAt) : "");
  if (code === "presence") return t.presence(people ?? 0, label ?? "", startsAt ? dayPlain(startsAt) : "");
  if (code === "invoice" || code === "coach" || code === "person" || code === "nsf" || code === "level")
    return t[code](label ?? "");
  return t[code];
}

function wayTo({ code, id, cohortID }: Missing, year: string): string {
  if (code === "activity") return "/reglages/cabinet";
  if (code === "nsf") return `/reglages/programmes/${id}`;
  if (code === "session" || code === "presence") return `/groupes/${cohortID}?seance=${id}`;
  return `/qualite/bpf/${year}/saisie`;
}
