import { db } from "@entrepairs/core/db";
import { Discovery } from "@entrepairs/core/discovery";
import { Firms } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, ID, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { asMember, asSystem, inventedProgramme, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { tick } from "../tick/tick.ts";
import { on } from "./discovery.ts";
import type { Job } from "./dispatch.ts";
import { mailbox } from "./fixture.ts";

const JANUARY = "2026-01-10T10:00:00.000Z";

const box = mailbox();
openTable(Satisfaction.configureForTests);

const at = <R>(instant: string, body: () => Promise<R>) => withClock(Date.parse(instant), body);

/** A firm of the island of Réunion, its coach and a programme. */
async function house() {
  const firmID = await Satisfaction.foundFirm();
  const coachID = ID.create("member");
  const programmeID = ID.create("programme");
  const coach = { memberID: coachID, email: "coach@x.example", name: "Coach Inventée", roles: ["coach" as const] };
  await asSystem(firmID, () =>
    db().heal({
      firm: Firms.update({}, { set: { zone: "Indian/Reunion" } }),
      coach: Members.put({ ...coach, status: "active", invitedAt: JANUARY }),
      programme: inventedProgramme(programmeID),
    }),
  );
  return { firmID, coachID, programmeID };
}

it("reminds a guest at nine of the wall where it takes place, once, in a mail that names whose hours these are", async () => {
  const { firmID, coachID, programmeID } = await at(JANUARY, house);
  const run = (event: string, ids: Record<string, string>) =>
    asSystem(firmID, async () => {
      // Killed after it, it is run again.
      for (const _ of [1, 2])
        await (on as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids, eventID: "event_1" });
    });
  const { discoveryID } = await at(JANUARY, () =>
    asMember({ firmID, roles: ["owner"] }, () =>
      Discovery.open({
        programmeID,
        name: "Une heure pour essayer",
        coachID,
        day: "2026-02-01",
        time: "18:00",
        modality: "remote",
        link: "https://visio.example/essai",
      }),
    ),
  );
  await at(JANUARY, () => run(Discovery.Event.Opened, { discoveryID }));
  const come = (given: string) =>
    at(JANUARY, async () => {
      const person = {
        given,
        family: "Essai",
        email: `${given.toLowerCase()}-${discoveryID.slice(-6)}@exemple.example`,
      };
      const visitor = { type: "visitor", firmID } as const;
      const seat = await Actor.provide(visitor, () =>
        Discovery.register({ discoveryID, ...person, locale: "fr" as const }),
      );
      await run(Discovery.Event.Registered, { discoveryID, guestID: seat.guestID });
      return { ...seat, email: person.email.toLowerCase() };
    });
  const ana = await come("Ana");
  const bob = await come("Bob");
  expect(box.sent.map(({ to, method }) => [to, method])).toEqual([
    [ana.email, "REQUEST"],
    [bob.email, "REQUEST"],
  ]);
  const bearer = { discoveryID, guestID: bob.guestID };
  await at(JANUARY, () =>
    Actor.provide({ type: "link", firmID, linkID: bob.linkID, purpose: "discovery", subject: bearer }, () =>
      Discovery.leave({}),
    ),
  );
  await at(JANUARY, () => run(Discovery.Event.Left, bearer));
  expect(box.sent.at(-1)).toMatchObject({ to: bob.email, method: "CANCEL" });
  const heard = async (instant: string) => {
    const before = box.sent.length;
    await at(instant, tick);
    await at(instant, tick);
    return box.sent.slice(before);
  };
  expect(await heard("2026-01-31T04:59:30.000Z")).toEqual([]);
  const [mail, ...more] = await heard("2026-01-31T05:00:30.000Z");
  expect([mail?.to, more]).toEqual([ana.email, []]);
  expect(mail?.line).toContain("dimanche 1er février 2026 à 18 h (heure de La Réunion)");
  expect(await heard("2026-01-31T08:00:30.000Z")).toEqual([]);
});

it("bills a seat that has a price by one draft of that price to who pays, which goes with a seat given up", async () => {
  const { firmID, coachID, programmeID } = await at(JANUARY, house);
  const owner = <R>(body: () => Promise<R>) => at(JANUARY, () => asMember({ firmID, roles: ["owner"] }, body));
  const where = { modality: "remote" as const, link: "https://visio.example/essai" };
  const { discoveryID } = await owner(() =>
    Discovery.open({
      programmeID,
      name: "Une heure payante",
      coachID,
      day: "2026-02-01",
      time: "18:00",
      priceNet: 9_000,
      ...where,
    }),
  );
  const address = { street: "1 rue Inventée", postalCode: "75001", city: "Paris", country: "FR" as const };
  const buyer = { name: "Essai SAS", siret: "73282932000074", email: "compta@exemple.example", address };
  const person = { given: "Elsa", family: "Essai", email: "elsa@exemple.example", locale: "fr" as const };
  const { guestID, linkID } = await at(JANUARY, () =>
    Actor.provide({ type: "visitor", firmID }, () => Discovery.register({ discoveryID, ...person, buyer })),
  );
  const ids = { discoveryID, guestID };
  const run = (event: string) =>
    at(JANUARY, () =>
      asSystem(firmID, async () => {
        for (const _ of [1, 2])
          await (on as Readonly<Record<string, Job>>)[event]?.({ event, firmID, ids, eventID: "event_1" });
      }),
    );
  await run(Discovery.Event.Registered);
  const drafts = () => owner(async () => (await Invoice.list({})).invoices);
  expect(await drafts()).toMatchObject([{ status: "draft", buyerName: "Essai SAS", gross: 10_800 }]);
  await at(JANUARY, () =>
    Actor.provide({ type: "link", firmID, linkID, purpose: "discovery", subject: ids }, () => Discovery.leave({})),
  );
  await run(Discovery.Event.Left);
  expect(await drafts()).toEqual([]);
});
