import { describe, expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { asMember } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Organization } from "./index.ts";

openTable();

const asOwner = <R>(body: () => R, firmID = ID.createFirm()) => asMember({ firmID, roles: ["owner"] }, body);
// INSEE's and its VAT number: public, and the keys are right.
const numbers = { siret: "120 027 016 00563", vatNumber: "FR 20 120 027 016" };

describe("a client organization", () => {
  it("keeps its numbers bare whatever their spacing", () =>
    asOwner(async () => {
      const { organizationID } = await Organization.create({ name: "  Ville d’Essai ", siret: numbers.siret });
      expect(await Organization.get(organizationID)).toMatchObject({
        name: "Ville d’Essai",
        siret: "12002701600563",
        vatNumber: null,
      });
    }));

  it.each([
    [{ siret: "12002701600564" }, { path: "siret", code: "siret_key" }],
    [{ siret: "123" }, { path: "siret", code: "siret_length" }],
    [{ vatNumber: "FR00120027016" }, { path: "vatNumber", code: "vat_key" }],
    [
      { siret: numbers.siret, vatNumber: "FR44732829320" },
      { path: "vatNumber", code: "vat_other_company" },
    ],
    [{ billingEmail: "nobody" }, { path: "billingEmail", code: "email" }],
    [
      { address: { street: "", postalCode: "7500", city: "Paris" } },
      { path: "address.postalCode", code: "postal_code" },
    ],
  ])("refuses %j beside its field", (typed, problem) =>
    asOwner(async () => {
      const refused = await Organization.create({ name: "Essai", ...typed }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "input.invalid", fields: expect.arrayContaining([problem]) });
    }),
  );

  it("never writes over what someone else changed meanwhile", () =>
    asOwner(async () => {
      const { organizationID, rev } = await Organization.create({ name: "Essai" });
      await Organization.edit({ organizationID, rev, name: "Essai un", billingEmail: "Compta@Essai.example" });
      await expect(Organization.edit({ organizationID, rev, name: "Essai deux" })).rejects.toMatchObject({
        code: "organization.changed_meanwhile",
      });
      expect(await Organization.get(organizationID)).toMatchObject({
        name: "Essai un",
        billingEmail: "compta@essai.example",
      });
    }));

  it("is listed by name in its own firm alone", async () => {
    const firmID = ID.createFirm();
    const created = await asOwner(async () => {
      await Organization.create({ name: "Zèbre" });
      return Organization.create({ name: "Éclair" });
    }, firmID);
    expect((await asOwner(() => Organization.list({}), firmID)).map((row) => row.name)).toEqual(["Éclair", "Zèbre"]);
    await asOwner(async () => {
      expect(await Organization.list({})).toEqual([]);
      await expect(Organization.card(created)).rejects.toMatchObject({ code: "organization.not_found" });
    });
  });

  it.each(["coach", "sponsor", "participant"] as const)("is not open to a %s", (role) =>
    asMember({ roles: [role] }, async () => {
      await expect(Organization.list({})).rejects.toMatchObject({ kind: "forbidden" });
      await expect(Organization.create({ name: "Essai" })).rejects.toMatchObject({ kind: "forbidden" });
    }),
  );
});
