import { Complaint } from "@entrepairs/core/complaint";
import { withClock } from "@entrepairs/core/kernel";
import { expect, it } from "vitest";
import { asOwner, type House, house, openSite, post } from "./fixture.ts";

openSite();

const TOLD = {
  role: "participant",
  name: "Ana Lopes",
  email: "ana@exemple.fr",
  about: "",
  text: "La salle était trop bruyante.",
};
const send = async (firm: House, told: Record<string, string>, en = "") => {
  const answer = await post(`${en}/c/${firm.slug}/reclamation`, told);
  return { status: answer.status, reference: /R-[0-9A-Z]{8}/.exec(await answer.text())?.[0] };
};
const register = (firm: House) => asOwner(firm, () => Complaint.register());

it("counts the same words once, however often the form is sent, and gives the same reference", async () => {
  const firm = await house();
  const first = await send(firm, { ...TOLD, key: "premiere-fois" });
  const again = await send(firm, { ...TOLD, key: "page-rouverte", name: " Ana Lopes " });
  expect(first.reference).toMatch(/^R-/);
  expect([again.status, again.reference]).toEqual([200, first.reference]);
  expect(await register(firm)).toHaveLength(1);
  const [one, other] = await Promise.all([
    send(firm, { ...TOLD, text: "Autre chose." }),
    send(firm, { ...TOLD, text: "Autre chose." }),
  ]);
  expect(one.reference).toBe(other.reference);
  expect(await register(firm)).toHaveLength(2);
});

it("counts what somebody else says, and the same said again on a later day", async () => {
  const firm = await house();
  const { reference } = await send(firm, TOLD);
  const others = await send(firm, { ...TOLD, email: "lou@exemple.fr" });
  const later = await withClock(Date.now() + 24 * 3_600_000, () => send(firm, TOLD));
  expect(new Set([reference, others.reference, later.reference]).size).toBe(3);
  expect(await register(firm)).toHaveLength(3);
});
