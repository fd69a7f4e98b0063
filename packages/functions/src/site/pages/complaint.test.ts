import { Complaint } from "@entrepairs/core/complaint";
import { withClock } from "@entrepairs/core/kernel";
import { expect, it } from "vitest";
import { asOwner, get, type House, house, openSite, post } from "./fixture.ts";

openSite();

const TOLD = {
  role: "participant",
  name: "Ana Lopes",
  email: "ana@exemple.fr",
  about: "",
  text: "La salle était trop bruyante.",
};
/** No test here may meet midnight by chance. */
const NOON = Date.parse("2027-03-10T12:00:00.000Z");
const send = async (firm: House, told: Record<string, string>, en = "") => {
  const answer = await post(`${en}/c/${firm.slug}/reclamation`, told);
  return { status: answer.status, reference: /R-[0-9A-Z]{8}/.exec(await answer.text())?.[0] };
};
const register = (firm: House) => asOwner(firm, () => Complaint.register());

it("counts the same words once, however often the form is sent, and gives the same reference", async () => {
  const firm = await house();
  const first = await withClock(NOON, () => send(firm, { ...TOLD, key: "premiere-fois" }));
  const again = await withClock(NOON, () => send(firm, { ...TOLD, key: "page-rouverte", name: " Ana Lopes " }));
  expect(first.reference).toMatch(/^R-/);
  expect([again.status, again.reference]).toEqual([200, first.reference]);
  expect(await register(firm)).toHaveLength(1);
  const twice = () => send(firm, { ...TOLD, text: "Autre chose." });
  const [one, other] = await withClock(NOON, () => Promise.all([twice(), twice()]));
  expect(one.reference).toBe(other.reference);
  expect(await register(firm)).toHaveLength(2);
});

it("counts what somebody else says, and the same said again on a later day", async () => {
  const firm = await house();
  const { reference } = await withClock(NOON, () => send(firm, TOLD));
  const others = await withClock(NOON, () => send(firm, { ...TOLD, email: "lou@exemple.fr" }));
  const later = await withClock(NOON + 24 * 3_600_000, () => send(firm, TOLD));
  expect(new Set([reference, others.reference, later.reference]).size).toBe(3);
  expect(await register(firm)).toHaveLength(3);
});

it("counts a form once that was opened before midnight, sent, gone back to and sent again after it", async () => {
  const firm = await house();
  const evening = Date.parse("2027-03-10T23:59:30.000Z");
  const page = await withClock(evening, async () => (await get(`/c/${firm.slug}/reclamation`)).text());
  const on = /name="on" value="([\d-]+)"/.exec(page)?.[1] ?? "";
  const before = await withClock(evening, () => send(firm, { ...TOLD, on }));
  const after = await withClock(evening + 60_000, () => send(firm, { ...TOLD, on }));
  expect([on, after.reference]).toEqual(["2027-03-10", before.reference]);
  const told = await withClock(evening + 60_000, () => send(firm, { ...TOLD, on: "1999-01-01" }));
  expect(told.reference).not.toBe(before.reference);
});

it("is reached from a room, which knows its firm by its id alone", async () => {
  const firm = await house();
  const found = await get(`/en/c/${firm.firmID}/reclamation`);
  expect([found.status, found.headers.get("Location")]).toEqual([303, `/en/c/${firm.slug}/reclamation`]);
  expect((await get(`/c/${"0".repeat(26)}/reclamation`)).status).toBe(404);
});

it("gives back what was written to who comes after thirty others of the same address, and keeps none of it", async () => {
  const firm = await house();
  const path = `/c/${firm.slug}/reclamation`;
  // An hour of its own: every test here comes from the same address.
  await withClock(NOON + 7 * 24 * 3_600_000, async () => {
    for (let sent = 0; sent < 30; sent++) expect((await post(path, { ...TOLD, name: "" })).status).toBe(422);
    const refused = await post(path, TOLD);
    expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining(TOLD.text)]);
  });
  expect(await register(firm)).toEqual([]);
});
