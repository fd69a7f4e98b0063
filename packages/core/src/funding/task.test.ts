import { expect, it } from "vitest";
import { tasksOf } from "./task.ts";

type Given = Parameters<typeof tasksOf>;
type File = Given[0][number];

const nextSession = { startsAt: "2026-03-15T23:30:00.000Z", zone: "Europe/Paris" };
const group = { cohortID: "c", status: "confirmed", sessionsHeld: 0, nextSession } as Given[1]["groups"][number];
const file = {
  fundingID: "f",
  funderName: "OPCO Inventé",
  cohortID: "c",
  cohortName: "Automne",
  status: "requested",
  owedAt: null,
  subrogation: true,
  invoiceID: null,
  expiresOn: "2026-12-31",
} as File;
const tasks = (over: Partial<File>, today: string, of: Partial<typeof group> = {}) =>
  tasksOf([{ ...file, ...over }], { groups: [{ ...group, ...of }], today }).map(({ wants, on }) => `${wants} ${on}`);

it.each([
  ["fifteen days before the first session", {}, "2026-03-01", {}, []],
  ["fourteen days before, by the clock of the place", {}, "2026-03-02", {}, ["agreement 2026-03-16"]],
  ["the very day", {}, "2026-03-16", {}, ["agreement 2026-03-16"]],
  ["a group that has begun", {}, "2026-03-10", { sessionsHeld: 1 }, []],
  ["a group without dates", {}, "2026-03-10", { nextSession: null }, []],
  ["a group that was cancelled", {}, "2026-03-10", { status: "cancelled" as const }, []],
  ["a file that was refused", { status: "refused" as const }, "2026-03-10", {}, []],
  ["the organization owes all already", { owedAt: "2026-03-01T08:00:00.000Z" }, "2026-03-10", {}, []],
  ["agreed, its last day far", { status: "agreed" as const }, "2026-03-10", {}, []],
  ["agreed, its last day near", { status: "agreed" as const }, "2026-12-20", {}, ["invoice 2026-12-31"]],
  ["agreed and invoiced", { status: "agreed" as const, invoiceID: "i" }, "2026-12-20", {}, []],
  ["agreed without subrogation", { status: "agreed" as const, subrogation: false }, "2026-12-20", {}, []],
])("a funding file presses: %s", (_, over, today, of, expected) => {
  expect(tasks(over, today, of)).toEqual(expected);
});

it("tells the soonest first", () => {
  const other = { ...file, fundingID: "g", status: "agreed" as const, expiresOn: "2026-03-12" };
  const found = tasksOf([file, other], { groups: [group], today: "2026-03-10" });
  expect(found.map(({ fundingID }) => fundingID)).toEqual(["g", "f"]);
});
