import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, feedOf, invitationOf } from "./calendar.ts";

const meeting: CalendarEvent = {
  uid: "session_abc@entrepairs.example",
  sequence: 0,
  changedAt: "2026-11-22T08:00:00.000Z",
  startsAt: "2026-12-01T08:00:00.000Z",
  minutes: 210,
  zone: "Europe/Paris",
  title: "Séance 2 de 6 : Groupe Ondine",
  description: "Animée par Nadia.\nEmportez de quoi écrire.",
  place: "12 rue des Tanneurs, Lyon",
  url: "https://app.example/parcours",
  organizer: { name: "Cabinet Ondine", address: "bonjour@ondine.example" },
  attendee: { name: "Œuvre Ağaoğlu", address: "o@x.example", status: "needsAction" },
  cancelled: false,
  alarmMinutes: 60,
};

/** Read by the library, then what a person would ask of it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return { calendar, events: calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one)) };
}

describe("an invitation, read back", () => {
  it("says what, when on the wall and in truth, where, and who is asked by whom", () => {
    const { method, text } = invitationOf(meeting);
    const { calendar, events } = read(text);
    const [event] = events;
    expect([method, calendar.getFirstPropertyValue("method")]).toEqual(["REQUEST", "REQUEST"]);
    expect(event?.uid).toBe(meeting.uid);
    expect(event?.startDate.toString()).toBe("2026-12-01T09:00:00");
    expect(event?.startDate.toJSDate().toISOString()).toBe(meeting.startsAt);
    expect(event?.endDate.toJSDate().toISOString()).toBe("2026-12-01T11:30:00.000Z");
    expect(event?.summary).toBe("Séance 2 de 6 : Groupe Ondine");
    expect(event?.description).toBe(meeting.description);
    expect(event?.location).toBe(meeting.place);
    const attendee = event?.component.getFirstProperty("attendee");
    expect(attendee?.getFirstValue()).toBe("mailto:o@x.example");
    expect(["cn", "partstat", "rsvp"].map((name) => attendee?.getFirstParameter(name))).toEqual([
      "Œuvre Ağaoğlu",
      "NEEDS-ACTION",
      "TRUE",
    ]);
    expect(event?.component.getFirstProperty("organizer")?.getFirstParameter("cn")).toBe("Cabinet Ondine");
    const alarm = event?.component.getFirstSubcomponent("valarm");
    expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("-PT1H");
  });

  it("keeps its uid when it moves, with a higher sequence, and when it is cancelled", () => {
    const moved = read(invitationOf({ ...meeting, sequence: 1, startsAt: "2026-12-02T08:00:00.000Z" }).text).events[0];
    const cancelled = invitationOf({ ...meeting, sequence: 2, cancelled: true });
    expect([moved?.uid, moved?.sequence]).toEqual([meeting.uid, 1]);
    expect(cancelled.method).toBe("CANCEL");
    const { calendar, events } = read(cancelled.text);
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(events[0]?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(events[0]?.component.getFirstSubcomponent("valarm")).toBeNull();
  });

  it("is the same bytes whenever it is made", () => {
    expect(invitationOf(meeting)).toEqual(invitationOf({ ...meeting }));
  });

  it("follows the wall clock of its zone, in summer and in winter, over ten years and five zones", () => {
    const zones = ["Europe/Paris", "America/New_York", "Indian/Reunion", "Pacific/Noumea", "America/Cayenne"];
    const at = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 });
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), (minute, zone) => {
        const startsAt = new Date(minute * 60_000).toISOString();
        const [event] = read(invitationOf({ ...meeting, startsAt, zone }).text).events;
        expect(event?.startDate.toJSDate().toISOString()).toBe(startsAt);
        if (event?.startDate.zone.tzid === "UTC") return;
        const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
        expect(event?.startDate.toString().replace("T", " ")).toBe(wall.format(new Date(startsAt)));
      }),
      { seed: 20_261_122, numRuns: 120 },
    );
  });
});

describe("an hour that clocks show twice", () => {
  it("is said in UTC, the only way that every program reads alike", () => {
    const starts = ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"];
    const both = starts.map((startsAt) => read(invitationOf({ ...meeting, startsAt }).text).events[0]?.startDate);
    expect(both.map((start) => start?.toJSDate().toISOString())).toEqual(starts);
    expect(both.map((start) => start?.zone.tzid)).toEqual(["UTC", "UTC"]);
  });
});

describe("texts that would break out", () => {
  it("add no line, no component and no property, whatever they hold", () => {
    const nasty = fc.array(
      fc.constantFrom(
        "\r",
        "\n",
        "\r\n",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        ";",
        ":",
        ",",
        '"',
        "\\",
        "\u2028",
        "\u0000",
        "\u0085",
        "é",
        "😀",
        "\ud800",
        " ",
        "^n",
      ),
      { maxLength: 40 },
    );
    const text = nasty.map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.record({ title: text, description: text, place: text, name: text }),
        ({ title, description, place, name }) => {
          const hostile = { ...meeting, title, description, place, organizer: { ...meeting.organizer, name } };
          const written = invitationOf({
            ...hostile,
            attendee: { name, address: "o@x.example", status: "needsAction" },
          }).text;
          expect(written.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
          expect(written.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
          const { calendar, events } = read(written);
          const names = (one: ICAL.Component) =>
            one
              .getAllProperties()
              .map((property) => property.name)
              .toSorted();
          expect(calendar.getAllSubcomponents().map((one) => one.name)).toEqual(["vtimezone", "vevent"]);
          const plain = read(
            invitationOf({ ...meeting, place: place ? "x" : null, description: description ? "x" : "" }).text,
          );
          expect(events.map(({ component }) => names(component))).toEqual(
            plain.events.map(({ component }) => names(component)),
          );
          expect(events[0]?.component.getAllSubcomponents()).toHaveLength(1);
          expect(events[0]?.uid).toBe(meeting.uid);
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  it("take no address but one of the web", () => {
    expect(() => invitationOf({ ...meeting, url: "javascript:alert(1)" })).toThrow(RangeError);
  });
});

describe("a feed", () => {
  it("holds each meeting with its own zone, and asks to be read each hour", () => {
    const abroad = { ...meeting, uid: "two@x", zone: "America/Cayenne", attendee: null };
    const { calendar, events } = read(
      feedOf({ name: "Nadia\r\nX:y", events: [meeting, abroad, { ...meeting, uid: "three@x" }] }),
    );
    expect(events.map(({ uid }) => uid)).toEqual([meeting.uid, "two@x", "three@x"]);
    expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(2);
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Nadia X:y");
    expect(calendar.getFirstPropertyValue("method")).toBeNull();
    expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
  });

  it("is a valid calendar when it holds nothing", () => {
    expect(read(feedOf({ name: "", events: [] })).events).toEqual([]);
  });
});
