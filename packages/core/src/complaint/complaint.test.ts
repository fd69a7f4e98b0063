import { expect, it } from "vitest";
import { db, Outbox, rowsOf } from "../db/index.ts";
import { Actor, ID, logTo, now, withClock } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Complaint } from "./index.ts";

const firmID = ID.createFirm();
const memberID = ID.create("member");
openTable(async () => {
  Billing.configureForTests();
  logTo(() => undefined);
  await owner(async () => {
    await Billing.foundFirm();
    const named = { memberID, email: "o@x.example", name: "Olga Invent", roles: ["owner" as const] };
    await db().heal({ member: Members.put({ ...named, status: "active", invitedAt: now() }) });
  });
});
const owner = <R>(body: () => R) => asMember({ firmID, memberID, roles: ["owner"] }, body);
const visitor = <R>(body: () => R) => Actor.provide({ type: "visitor", firmID }, body);
const told = {
  role: "participant" as const,
  name: "Ana Lopes",
  email: "ana@exemple.fr",
  text: "La salle était trop bruyante.",
  locale: "fr" as const,
};
const send = () => visitor(() => Complaint.send(told));

it("is taken without an account, and asks for a person within two working days", async () => {
  // A Friday before a Monday that is a public holiday: Tuesday, then Wednesday.
  const { complaintID } = await withClock(Date.parse("2026-05-22T15:00:00.000Z"), send);
  const kept = await owner(() => Complaint.read({ complaintID }));
  expect(kept).toMatchObject({ status: "received", acknowledgeBy: "2026-05-27", via: "page", answer: null });
});

it("counts working days over weekends and public holidays", () => {
  expect(Complaint.workingDaysAfter("2026-11-19", 2, "france")).toBe("2026-11-23");
  expect(Complaint.workingDaysAfter("2026-12-24", 2, "france")).toBe("2026-12-29");
  expect(Complaint.workingDaysAfter("2026-12-24", 2, "alsaceMoselle")).toBe("2026-12-29");
  expect(Complaint.workingDaysAfter("2026-04-02", 2, "alsaceMoselle")).toBe("2026-04-08");
});

it("is acknowledged, answered and closed, in this order and once, by a named person", () =>
  owner(async () => {
    const { complaintID } = await send();
    await expect(Complaint.close({ complaintID, rev: 1, outcome: "founded" })).rejects.toMatchObject({
      code: "complaint.unanswered",
    });
    const { rev } = await Complaint.acknowledge({ complaintID, rev: 1 });
    await expect(Complaint.acknowledge({ complaintID, rev })).rejects.toMatchObject({ code: "complaint.already" });
    const answered = await Complaint.answer({ complaintID, rev, text: "Nous changeons de salle." });
    await Complaint.close({ complaintID, rev: answered.rev, outcome: "founded", note: "Salle changée" });
    expect(await Complaint.read({ complaintID })).toMatchObject({
      status: "closed",
      acknowledged: { byName: "Olga Invent" },
      answer: { byName: "Olga Invent", text: "Nous changeons de salle." },
      closed: { outcome: "founded" },
    });
  }));

it("refuses what was decided on an older reading", () =>
  owner(async () => {
    const { complaintID } = await send();
    const both = await Promise.allSettled([
      Complaint.acknowledge({ complaintID, rev: 1 }),
      Complaint.acknowledge({ complaintID, rev: 1 }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }));

it("is read by those who run the firm, never by a coach, and leaves no word in the outbox", async () => {
  const { complaintID } = await send();
  for (const roles of [["coach"], ["sponsor"], ["participant"]] as const) {
    const reading = () => Complaint.read({ complaintID });
    await expect(asMember({ firmID, roles: [...roles] }, reading)).rejects.toMatchObject({ kind: "forbidden" });
  }
  const { items } = await owner(() => db().query({ pk: ["OUTBOX"], limit: 200 }));
  expect(JSON.stringify(rowsOf(Outbox, items))).not.toMatch(/bruyante|Lopes/);
  expect(items.length).toBeGreaterThan(0);
});
