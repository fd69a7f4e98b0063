import { Show } from "solid-js";
import { dayPlain, dayShort, momentShort, time, timeRange } from "../../format/date.ts";
import { placeOfHour, zoneName } from "../../format/when.ts";
import { byClocksOf, firmZone } from "../../format/zone.ts";
import { words } from "../../messages/calendar.ts";
import { words as meeting } from "../../messages/meeting.ts";
import { words as naming } from "../../messages/meeting-name.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Link } from "../../ui/button.tsx";
import { isAhead } from "../home/meeting.ts";
import type { DayOff, Meeting, Period } from "./calendar.data.ts";

const endOf = ({ startsAt, minutes }: Meeting) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
/** By the firm's clocks, which order a calendar; and by those of a group that lives by others. */
export const hoursOf = (one: Meeting) =>
  timeRange(one.startsAt, endOf(one)) +
  (placeOfHour(one) && ` (${byClocksOf(one.zone, () => timeThere(one.startsAt))}, ${zoneName(one.zone)})`);
/** With the day, where another has begun; it is compared whole: on new year’s eve one year is this one and not there. */
const timeThere = (at: string) =>
  byClocksOf(firmZone(), () => dayPlain(at)) === dayPlain(at) ? time(at) : momentShort(at);
export const placeOf = ({ place, modality }: Meeting) => place ?? naming().modality[modality];

/** The page of its group, or its own. */
export function addressOf({ discoveryID, cohortID }: Meeting): string {
  return discoveryID ? `/groupes/decouvertes/${discoveryID}` : `/groupes/${cohortID}`;
}

export function GroupLink(props: { meeting: Meeting }) {
  const here = useFirm();
  return <Link href={here.path(addressOf(props.meeting))}>{props.meeting.cohortName}</Link>;
}

/** `Férié : Toussaint`, `Vacances de Noël`; nothing on a working day. */
export function offSaid(off: DayOff | undefined): string | undefined {
  if (!off) return undefined;
  return [off.holiday && words().holiday(words().holidays[off.holiday]), off.span].filter(Boolean).join(", ");
}

/** What stands against a planned meeting: what it meets, and a day on which the firm does not work. */
export function conflictsOf(one: Meeting, data: Period): string[] {
  if (one.status !== "planned") return [];
  const other = data.meetings.find(({ sessionID }) => sessionID === one.clash?.sessionID);
  const off = offSaid(data.daysOff.get(one.day));
  return [
    ...(one.clash ? [words().clash[one.clash.kind](other?.cohortName)] : []),
    ...(off ? [words().onDayOff(off)] : []),
  ];
}

export function Conflicts(props: { of: readonly string[] }) {
  return (
    <Show when={props.of.length > 0}>
      <p class="calendar-conflict">{props.of.join(" ")}</p>
    </Show>
  );
}

export function Status(props: { meeting: Meeting }) {
  const isDue = () => props.meeting.status === "planned" && !isAhead(props.meeting, Date.now());
  return (
    <Show
      when={isDue() && !props.meeting.discoveryID}
      fallback={
        <Badge tone={props.meeting.status === "held" ? "good" : "neutral"}>
          {isDue() ? meeting().past : meeting().session[props.meeting.status]}
        </Badge>
      }
    >
      <Badge tone="wait">{meeting().toMark}</Badge>
    </Show>
  );
}

export function When(props: { meeting: Meeting; off: string | undefined }) {
  return (
    <>
      <time datetime={props.meeting.startsAt}>{dayShort(props.meeting.startsAt)}</time>
      <Show when={props.off}>{(off) => <span class="hint calendar-off">{off()}</span>}</Show>
    </>
  );
}
