import { Calendar } from "@entrepairs/core/calendar";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Config, Mail } from "@entrepairs/core/gateway";
import { withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Reschedule } from "@entrepairs/core/reschedule";
import { Session } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { replyTo, type Said } from "@entrepairs/twin/mail/reply";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { on } from "../job/calendar.ts";
import { takeMail } from "./take.ts";

/** A week before the first session of the group, the 1st of February 2026. */
const EVE = Date.parse("2026-01-25T10:00:00.000Z");

let group: Awaited<ReturnType<typeof Satisfaction.addGroup>>;
/** The invitation of each person, as a calendar keeps it. */
const invitations: { to: string; calendar: string }[] = [];

openTable(async () => {
  Satisfaction.configureForTests();
  Config.configure({ ...Config.use(), replyDomain: "reponses.exemple.fr" });
  Mail.configure({
    send: async ({ to, raw }) => {
      const { attachments } = await PostalMime.parse(raw);
      const part = attachments.find(({ mimeType }) => mimeType === "text/calendar");
      const calendar =
        part && (typeof part.content === "string" ? part.content : new TextDecoder().decode(part.content));
      if (calendar) invitations.push({ to, calendar });
      return { messageID: "m" };
    },
  });
  group = await Satisfaction.addGroup({ people: 2 });
  const { firmID, cohortID, coachID } = group;
  const coach = { memberID: coachID, email: "coach@exemple.fr", name: "Coach Inventée", roles: ["coach" as const] };
  await asSystem(firmID, () =>
    db().heal({
      coach: Members.put({ ...coach, status: "active", invitedAt: "2026-01-01T00:00:00.000Z" }),
      cohort: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }),
    }),
  );
  await invite();
});

async function invite() {
  const { firmID, cohortID, sessionIDs } = group;
  const { sessions } = await withClock(EVE, () =>
    asMember({ firmID, roles: ["owner"] }, () => Session.cycleOf(cohortID)),
  );
  const first = sessions.find(({ sessionID }) => sessionID === sessionIDs[0]);
  const ids = { cohortID, sessionID: first?.sessionID ?? "", startsAt: first?.startsAt ?? "", reminder: "week" };
  const event = Calendar.ReminderDue;
  await withClock(EVE, () => asSystem(firmID, async () => on[event]({ event, firmID, ids, eventID: "event_1" })));
}

/** Who says what of the first session. */
async function expected() {
  const { firmID, cohortID, sessionIDs } = group;
  const all = await asMember({ firmID, roles: ["owner"] }, () => Calendar.expected({ cohortID }));
  return all.find(({ sessionID }) => sessionID === sessionIDs[0])?.people.map(({ said }) => said);
}

/** The date that the first person asked for instead. */
async function proposed() {
  const { firmID, cohortID, sessionIDs } = group;
  const all = await asMember({ firmID, roles: ["owner"] }, () => Calendar.expected({ cohortID }));
  return all.find(({ sessionID }) => sessionID === sessionIDs[0])?.people[0]?.proposes;
}

const replies = (at: number, said: Said) => {
  const found = replyTo(invitations[at]?.calendar ?? "", said);
  if (!found) throw new Error("Nobody is invited");
  return found;
};
/** The rules of Paris under a name of a program's own, as Outlook writes them. */
const PARIS = [
  "BEGIN:VTIMEZONE",
  "TZID:Heure de Paris",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010101T020000",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
  "",
].join("\r\n");

/** A counter-proposal, made of the program's own reply. */
function countering(at: number, start: string, said: string, zone = "") {
  const { to, raw } = replies(at, "ACCEPTED");
  const counter = raw.replaceAll("REPLY", "COUNTER").replace("PARTSTAT=ACCEPTED", `PARTSTAT=${said}`);
  return { to, raw: counter.replace("BEGIN:VEVENT\r\n", `${zone}BEGIN:VEVENT\r\n${start}\r\n`) };
}

const send = ({ raw, to }: { raw: string; to: string }) =>
  withClock(EVE, () => takeMail(new TextEncoder().encode(raw), [to]));

describe("the answer of a calendar program", () => {
  it("says whether its person comes, to the firm and the coach; the last word counts", async () => {
    expect(await expected()).toEqual(["needsAction", "needsAction"]);
    expect(await send(replies(0, "ACCEPTED"))).toBe("taken");
    expect(await expected()).toEqual(["accepted", "needsAction"]);
    const declined = replies(0, "DECLINED");
    // Servers may write an address as they like.
    expect(await send({ ...declined, to: declined.to.toUpperCase() })).toBe("taken");
    expect(await expected()).toEqual(["declined", "needsAction"]);
  });

  it("may leave it open, and may ask for another date, which is shown as such until he says more", async () => {
    expect(await send(replies(0, "TENTATIVE"))).toBe("taken");
    expect(await expected()).toEqual(["tentative", "needsAction"]);
    expect(await send(countering(0, "DTSTART:20260212T090000Z", "TENTATIVE"))).toBe("taken");
    expect(await proposed()).toBe("2026-02-12T09:00:00.000Z");
    expect(await send(countering(0, `DTSTART;TZID=Heure de Paris:20260213T100000`, "DECLINED", PARIS))).toBe("taken");
    expect([await expected(), await proposed()]).toEqual([["declined", "needsAction"], "2026-02-13T09:00:00.000Z"]);
    // Its own date, one that is past or one on no clock asks for nothing.
    for (const start of ["20260201T080000Z", "20250101T080000Z", "20260213T100000"]) {
      expect(await send(countering(0, `DTSTART:${start}`, "TENTATIVE"))).toBe("taken");
      expect([await expected(), await proposed()]).toEqual([["tentative", "needsAction"], null]);
    }
    expect(await send(countering(0, "DTSTART:20260212T090000Z", "NEEDS-ACTION"))).toBe("taken");
    expect(await expected()).toEqual(["tentative", "needsAction"]);
    expect(await send(replies(0, "DECLINED"))).toBe("taken");
    expect([await expected(), await proposed()]).toEqual([["declined", "needsAction"], null]);
  });

  it("speaks for its own person alone, whoever wrote it", async () => {
    const [own, other] = [replies(0, "ACCEPTED"), replies(1, "ACCEPTED")];
    expect(await send({ raw: other.raw, to: own.to })).toBe("dropped");
    expect(await send({ raw: own.raw, to: other.to })).toBe("dropped");
    expect(await send({ ...own, to: "bonjour@exemple.fr" })).toBe("dropped");
    expect(await send({ ...own, to: own.to.replace(/.@/, (end) => (end === "0@" ? "1@" : "0@")) })).toBe("dropped");
    expect(await expected()).toEqual(["declined", "needsAction"]);
  });

  it.each<[string, (raw: string) => string]>([
    ["nothing", () => ""],
    ["another method", (raw) => raw.replaceAll("REPLY", "REQUEST")],
    ["two attendees", (raw) => raw.replace("END:VEVENT", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y.fr\r\nEND:VEVENT")],
    ["two events", (raw) => raw.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR")],
    ["a word that is none", (raw) => raw.replace("PARTSTAT=ACCEPTED", "PARTSTAT=DELEGATED")],
    ["an unknown session", (raw) => raw.replace(/UID:[^@]+/, "UID:session_00000000000000000000000000")],
    ["a path for an id", (raw) => raw.replace(/UID:[^@]+/, "UID:../../COHORT#x")],
    ["a number below zero", (raw) => raw.replace(/SEQUENCE:\d+/, "SEQUENCE:-1")],
    ["no calendar", (raw) => raw.replace("text/calendar", "text/plain")],
    ["a calendar that never ends", (raw) => raw.replaceAll(/END:.*\r\n/g, "")],
    ["thousands of nested parts", (raw) => raw.replace("BEGIN:VEVENT", "BEGIN:X\r\n".repeat(3_000))],
    ["a megabyte", (raw) => raw + "x".repeat(1_000_000)],
  ])("changes nothing and breaks nothing when it holds %s", async (_, twist) => {
    const own = replies(1, "ACCEPTED");
    expect(await send({ ...own, raw: twist(own.raw) })).toBe("dropped");
    expect(await expected()).toEqual(["declined", "needsAction"]);
  });

  it("to a date that has moved since says nothing of the new one", async () => {
    const before = replies(1, "ACCEPTED");
    const { firmID, cohortID, sessionIDs } = group;
    const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
    await withClock(EVE, () =>
      asMember({ firmID, roles: ["owner"] }, () =>
        Reschedule.move({ ...key, startsAt: "2026-02-10T08:00:00.000Z", reason: "Salle prise" }),
      ),
    );
    expect(await send(before)).toBe("dropped");
    expect(await expected()).toEqual(["needsAction", "needsAction"]);
  });
});
