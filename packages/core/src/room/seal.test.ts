import { expect, it } from "vitest";
import { ID, now, plusMinutes, withClock } from "../kernel/index.ts";
import { asSystem, testKeys } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Vault } from "../vault/index.ts";
import { groupSeal } from "./seal.ts";

openTable(testKeys);

const inDays = (days: number) => Date.parse(plusMinutes(now(), days * 24 * 60));

it("seals under a newer key after ninety days, and still opens what the older one sealed", async () => {
  const [firmID, cohortID] = [ID.createFirm(), ID.create("cohort")];
  const sealAt = (days: number) => withClock(inDays(days), () => asSystem(firmID, () => groupSeal(cohortID)));
  const first = (await sealAt(0)).seal("PLACE", "avant");
  expect((await sealAt(89)).seal("PLACE", "avant").split(".")[0]).toBe("1");
  const renewed = await sealAt(91);
  const second = renewed.seal("PLACE", "après");
  expect([first, second].map((sealed) => sealed.split(".")[0])).toEqual(["1", "2"]);
  expect([first, second].map((sealed) => renewed.open("PLACE", sealed))).toEqual(["avant", "après"]);
  expect(() => renewed.open("ELSEWHERE", second)).toThrow();
  await asSystem(firmID, () => Vault.destroy({ cohortID }));
  await expect(sealAt(92)).rejects.toMatchObject({ code: "room.erased" });
});
