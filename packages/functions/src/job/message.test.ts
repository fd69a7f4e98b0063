import { db } from "@entrepairs/core/db";
import { Enrolments } from "@entrepairs/core/enrolment";
import { Members } from "@entrepairs/core/member";
import { Message } from "@entrepairs/core/message";
import { Sessions } from "@entrepairs/core/session";
import { asMember, asSystem, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { mailbox } from "./fixture.ts";
import { on } from "./message.ts";

const COACH = "camille.coach@x.example";

let firmID = "";
const box = mailbox();
openTable(async () => {
  Satisfaction.configureForTests();
  firmID = await Satisfaction.foundFirm();
});

async function written(texts: { fr: string; en: string }) {
  box.sent = [];
  box.failsAfter = Infinity;
  const group = await Satisfaction.addGroup({ people: 3, firmID });
  const { cohortID, coachID, sessionIDs, enrolmentIDs } = group;
  const key = { cohortID, sessionID: sessionIDs[0] ?? "" };
  const seat = (at: number) => ({ cohortID, enrolmentID: enrolmentIDs[at] ?? "" });
  const row = { roles: ["coach" as const], status: "active" as const, invitedAt: "2026-01-01T00:00:00.000Z" };
  await asSystem(firmID, () =>
    db().heal({
      coach: Members.put({ ...row, memberID: coachID, email: COACH, name: "Camille Essai" }),
      reads: Enrolments.update(seat(1), { set: { locale: "en" } }),
    }),
  );
  const { number } = await asMember({ firmID, roles: ["coach"], memberID: coachID }, () =>
    Message.send({ ...key, ...texts }),
  );
  const run = () =>
    asSystem(firmID, async () => {
      const ids = { ...key, number: String(number) };
      await on["message.sent"]({ event: "message.sent", firmID, ids, eventID: "event_1" });
    });
  const peers = enrolmentIDs.map((one) => `${one.toLowerCase()}@client-invente.example`);
  return { key, seat, run, peers };
}
const of = (to: string | undefined) => box.sent.find((one) => one.to === to);

it("reaches everyone once, in his own language, whatever fails in between, and answers go to who wrote", async () => {
  const { run, peers } = await written({ fr: "Apportez votre badge.", en: "Bring your badge." });
  for (const stop of [1, 2, 3, Infinity, Infinity]) {
    box.failsAfter = stop;
    await run().catch(() => undefined);
  }
  expect(box.sent.map(({ to }) => to).toSorted()).toEqual([...peers, COACH].toSorted());
  expect(of(peers[0])).toMatchObject({ replyTo: COACH, text: expect.stringContaining("Apportez votre badge.") });
  expect(of(peers[0])?.subject).toMatch(/^Votre séance du .*\s: un message de Camille Essai$/);
  expect(of(peers[1])?.text).toContain("Bring your badge.");
  expect(of(peers[1])?.text).not.toContain("Apportez");
  expect(of(peers[1])?.subject).toMatch(/^Your session of .*: a message from Camille Essai$/);
  expect(box.sent.every(({ text, attachments }) => text.includes("Groupe inventé") && attachments === 0)).toBe(true);
});

it("is read as it was typed: markup is text, and no line of it adds a header or another entry", async () => {
  const typed = "<script>alert(1)</script> & <b>gras</b>\nSubject: autre\r\nBEGIN:VCALENDAR\n\nFin";
  const { run, peers } = await written({ fr: typed, en: "" });
  await run();
  const mail = of(peers[1]);
  expect(mail?.html).toContain("&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#60;b&#62;gras&#60;/b&#62;");
  expect(mail?.html).not.toMatch(/<script>alert|<b>gras/);
  expect(mail?.text).toContain("Subject: autre\n\nBEGIN:VCALENDAR\n\nFin");
  expect(mail?.subject).not.toContain("autre");
  expect(mail?.attachments).toBe(0);
});

it("is for who takes part when it leaves, and for nobody once its session is cancelled", async () => {
  const left = await written({ fr: "Bonjour", en: "" });
  await asSystem(firmID, () => db().heal({ one: Enrolments.update(left.seat(0), { set: { status: "cancelled" } }) }));
  await left.run();
  expect(box.sent.map(({ to }) => to)).not.toContain(left.peers[0]);
  expect(box.sent).toHaveLength(3);
  const gone = await written({ fr: "Bonjour", en: "" });
  await asSystem(firmID, () => db().heal({ one: Sessions.update(gone.key, { set: { status: "cancelled" } }) }));
  await gone.run();
  expect(box.sent).toEqual([]);
});
