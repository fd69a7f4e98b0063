import { expect, test } from "vitest";
import { ID } from "../kernel/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Firm, zoneOfAddress } from "./index.ts";

openTable();

const iban = "FR76 9999 9000 4400 0000 0001 022";

async function inFirm(body: (details: Parameters<typeof Firm.edit>[0]) => Promise<void>): Promise<void> {
  await asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
    await Billing.foundFirm({ bank: null });
    const { name, siret, vatNumber, vatRegime, address, rev } = await Firm.get();
    await body({ name, siret, vatNumber, vatRegime, address, rev });
  });
}

test("the account and the activity number are kept bare, and taken away by a form that leaves them empty", () =>
  inFirm(async (details) => {
    const { rev } = await Firm.edit({ ...details, activityNumber: "52 44 99999 44", bank: { iban, bic: "demofrpp" } });
    const bank = { iban: iban.replaceAll(" ", ""), bic: "DEMOFRPP", holder: details.name };
    expect(await Firm.get()).toMatchObject({ activityNumber: "52449999944", bank });
    await Firm.edit({ ...details, rev, bank: { iban: "" } });
    expect(await Firm.get()).toMatchObject({ activityNumber: null, bank: null });
  }));

test("a zone that does not exist is refused beside its field; one that does is kept by its own name", () =>
  inFirm(async (details) => {
    for (const zone of ["Europe/Pari", "Mars/Olympus", "+02:00", "", "x".repeat(70)]) {
      await expect(Firm.edit({ ...details, zone })).rejects.toMatchObject({ fields: [{ path: "zone", code: "zone" }] });
    }
    const { rev } = await Firm.edit({ ...details, zone: " indian/reunion " });
    expect((await Firm.get()).zone).toBe("Indian/Reunion");
    await Firm.edit({ ...details, rev });
    expect((await Firm.get()).zone).toBe("Indian/Reunion");
  }));

test.each([
  ["75011", "Europe/Paris"],
  ["97410", "Indian/Reunion"],
  ["97250", "America/Martinique"],
  ["98800", "Pacific/Noumea"],
])("a firm founded at %s begins with the clocks of %s", (postalCode, zone) =>
  expect(zoneOfAddress({ postalCode })).toBe(zone),
);

test("a wrong account is refused beside its field, with what else is wrong", () =>
  inFirm(async (details) => {
    const edit = Firm.edit({ ...details, activityNumber: "52", bank: { iban: iban.replace("022", "023") } });
    await expect(edit).rejects.toMatchObject({
      code: "input.invalid",
      fields: [
        { path: "activityNumber", code: "activity_number" },
        { path: "bank.iban", code: "iban_key" },
      ],
    });
    expect((await Firm.get()).bank ?? null).toBeNull();
  }));
