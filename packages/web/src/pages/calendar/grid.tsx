import { A, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, For, on, Show } from "solid-js";
import { clock, dayLong, dayPlain, month as monthName } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/calendar.ts";
import { useFirm } from "../../shell/firm.ts";
import { meetingName } from "../home/meeting.ts";
import type { Meeting, Period } from "./calendar.data.ts";
import { DayMeetings } from "./day-meetings.tsx";
import { addressOf, conflictsOf, offSaid } from "./meeting-facts.tsx";
import { dayAfterKey, sameDayOf, weeksOf } from "./period.ts";

interface Shown {
  data: Period;
  month: string;
  meetings: readonly Meeting[];
}

/**
 * A month as a grid (WAI-ARIA grid pattern): one day takes the focus, arrows, Home and End, PageUp and PageDown move it,
 * over the edge of the month too; Enter opens the day below.
 */
export function Grid(props: Shown) {
  const [, setSearch] = useSearchParams();
  const [at, setAt] = createSignal(today().startsWith(props.month) ? today() : `${props.month}-01`);
  const [opened, setOpened] = createSignal<string>();
  let table: HTMLTableElement | undefined;
  let below: HTMLHeadingElement | undefined;
  const focus = () => table?.querySelector<HTMLElement>(`[data-day="${at()}"]`)?.focus();
  createEffect(
    on(
      () => props.month,
      (month) => {
        if (!at().startsWith(month)) setAt(today().startsWith(month) ? today() : sameDayOf(at(), month));
      },
    ),
  );
  const go = (day: string) => {
    setAt(day);
    if (!day.startsWith(props.month)) setSearch({ mois: day.slice(0, 7) }, { replace: true, scroll: false });
    queueMicrotask(focus);
  };
  const open = (day: string) => {
    setAt(day);
    setOpened(day);
    queueMicrotask(() => below?.focus());
  };
  const press = (event: KeyboardEvent) => {
    const to = dayAfterKey(at(), event);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div class="calendar">
      <div class="calendar-scroll">
        <table
          class="calendar-grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the element of the grid pattern is a table.
          role="grid"
          ref={table}
          aria-label={monthName(props.month)}
          aria-describedby="calendar-keys"
          onKeyDown={press}
        >
          <thead>
            <tr>
              <For each={weeksOf("2027-02")[0]}>
                {(day) => (
                  <th scope="col" abbr={words().weekday(day, "long")}>
                    {words().weekday(day, "short")}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={weeksOf(props.month)}>
              {(week) => (
                <tr>
                  <For each={week}>
                    {(day) => (
                      <Cell {...props} day={day} at={at()} opened={opened() === day} onOpen={() => open(day)} />
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p id="calendar-keys" class="hint screen-only">
        {words().keys}
      </p>
      <Show when={opened()}>
        {(day) => (
          <DayMeetings
            day={day()}
            data={props.data}
            meetings={props.meetings.filter((one) => one.day === day())}
            ref={(heading) => {
              below = heading;
            }}
            onClose={() => {
              setOpened(undefined);
              focus();
            }}
          />
        )}
      </Show>
    </div>
  );
}

/** What a day says to who does not see it: what is on it, why nobody works. */
const dayName = (day: string, count: number, off: string | undefined) =>
  [dayLong(day), count > 0 ? words().count(count) : words().none, off].filter(Boolean).join(", ");

/** `1er` on the first of a French month, as its button's name says it: what is seen can be said aloud to open it. */
const numberOf = (day: string) => dayPlain(day).split(/\s/)[0];

/** The day's button covers its cell, so that the whole cell opens it; links of its meetings stand above it. */
function Cell(props: Shown & { day: string; at: string; opened: boolean; onOpen: () => void }) {
  const here = useFirm();
  const meetings = () => props.meetings.filter((one) => one.day === props.day);
  const off = () => offSaid(props.data.daysOff.get(props.day));
  const isToday = () => props.day === today();
  return (
    <td data-outside={props.day.startsWith(props.month) ? undefined : ""} data-off={off() ? "" : undefined}>
      <button
        type="button"
        class="calendar-day"
        tabindex={props.day === props.at ? 0 : -1}
        data-day={props.day}
        aria-current={isToday() ? "date" : undefined}
        aria-expanded={props.opened}
        aria-label={dayName(props.day, meetings().length, off())}
        onClick={props.onOpen}
      >
        {numberOf(props.day)}
      </button>
      <Show when={off()}>{(said) => <span class="calendar-off">{said()}</span>}</Show>
      <For each={meetings()}>
        {(one) => (
          <A
            class="calendar-meeting"
            href={here.path(addressOf(one))}
            tabindex="-1"
            data-status={one.status}
            data-conflict={conflictsOf(one, props.data).length > 0 ? "" : undefined}
            title={[meetingName(one), one.coachName, ...conflictsOf(one, props.data)].filter(Boolean).join(" – ")}
          >
            <span class="code">{clock(one.startsAt)}</span> {one.cohortName}
          </A>
        )}
      </For>
    </td>
  );
}
