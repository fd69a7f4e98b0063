import * as v from "valibot";
import { expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Actor, fn, ID, now, withClock } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { asMember, asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { AuditLog } from "./index.ts";

const firmID = ID.createFirm();
const memberID = ID.create("member");
const cohortID = ID.create("cohort");
const act = (name: string) => fn(name, v.object({}), async () => (await db().write({}, { cohortID })).answer);
const asOwner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"], memberID }, body);
const at = <R>(day: string, body: () => R) => withClock(Date.parse(`${day}T08:00:00.000Z`), body);

openTable(async () => {
  await asSystem(firmID, () =>
    db().write(
      {
        owner: Members.create({
          memberID,
          email: "direction@exemple.fr",
          name: "Odile Inventée",
          roles: ["owner"],
          status: "active",
          invitedAt: now(),
        }),
      },
      {},
    ),
  );
  await at("2026-03-02", () => asOwner(() => act("cohort.edit")({})));
  await at("2026-03-03", () => asSystem(firmID, () => act("survey.open")({})));
  await at("2026-03-04", () => asOwner(() => act("room.read")({})));
  await at("2026-04-01", () => asOwner(() => act("cohort.cancel")({})));
});

const list = (asked: object) => asOwner(() => AuditLog.list({ month: "2026-03", ...asked }));
const commands = async (asked: object) => (await list(asked)).lines.map(({ command }) => command);

it("tells who did what in a month, the last first, of one person, one subject, or who read content", async () => {
  const { lines, next } = await list({});
  expect(lines).toMatchObject([
    { command: "room.read", by: "member", name: "Odile Inventée", cohortID },
    { command: "survey.open", by: "system", name: null },
    { command: "cohort.edit", by: "member" },
  ]);
  expect(next).toBeNull();
  expect(await commands({ memberID })).toEqual(["room.read", "cohort.edit"]);
  expect(await commands({ noun: "cohort" })).toEqual(["cohort.edit"]);
  expect(await commands({ noun: "reading" })).toEqual(["room.read"]);
  expect(await commands({ month: "2026-04" })).toEqual(["cohort.cancel"]);
});

it("leaves no line of what a group does among itself, nor of the hour of an answer", async () => {
  const own = [
    "room.act",
    "room.proposeTopic",
    "room.wish",
    "room.shareContact",
    "autonomy.volunteer",
    "survey.answer",
    "visit.say",
  ];
  await at("2026-05-04", async () => {
    for (const command of [...own, "room.open", "room.readGroup"]) await asOwner(() => act(command)({}));
  });
  expect((await commands({ month: "2026-05" })).toSorted()).toEqual(["room.open", "room.readGroup"]);
  const { items } = await asOwner(() => db().query({ pk: ["AUDIT", "2026-05"], limit: 50 }));
  expect(items).toHaveLength(2);
});

it("is the firm's own and its managers' alone", async () => {
  const other = asMember({ roles: ["owner"] }, () => AuditLog.list({ month: "2026-03" }));
  expect((await other).lines).toEqual([]);
  for (const role of ["coach", "sponsor", "participant"] as const) {
    const read = asMember({ firmID, roles: [role] }, () => AuditLog.list({ month: "2026-03" }));
    await expect(read).rejects.toMatchObject({ code: "actor.forbidden" });
  }
  expect(Actor.use().type).toBe("anonymous");
});
