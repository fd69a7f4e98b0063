import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Link } from "@entrepairs/core/link";
import { describe, expect, it } from "vitest";
import { asOwner, fieldsOf, formOf, get, house, openSite, post } from "./fixture.ts";

openSite();

describe("an individual's contract", () => {
  it("shows what is paid and when before he signs, to the cent, and again afterwards", async () => {
    const firm = await house();
    const before = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}&payeur=moi`)).text();
    const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, " ");
    const [table = ""] = /<table>[\s\S]*?<\/table>/.exec(before) ?? [];
    expect(plain(table).match(/[\d ]+,\d\d €/g)).toEqual(["252,00 €", "196,00 €", "196,00 €", "196,00 €", "840,00 €"]);
    expect(before.indexOf("<table>")).toBeLessThan(before.indexOf('name="payer.accepted"'));
    expect(plain(before)).toContain("252,00 € le ");
    await post(formOf(firm), await fieldsOf(firm, "moi", 1));
    const token = await asOwner(firm, async () => {
      const { enrolments } = await Enrolment.groupOf(firm.cohortID);
      return Link.tokenOf(enrolments[0]?.contractLinkID ?? "");
    });
    const after = await (await get(`/contrat/${token}`)).text();
    expect(plain(after)).toContain("252,00 €");
    expect(after).toContain("Mes paiements");
    expect(after).not.toContain("Enregistrer une carte");
  });

  it("is read again and renounced without signing in: one page, one button", async () => {
    const firm = await house();
    const sent = await post(formOf(firm), await fieldsOf(firm, "moi", 1));
    expect(sent.status).toBe(303);
    const token = await asOwner(firm, async () => {
      const { enrolments } = await Enrolment.groupOf(firm.cohortID);
      return Link.tokenOf(enrolments[0]?.contractLinkID ?? "");
    });
    const read = await (await get(`/contrat/${token}`)).text();
    expect(read).toContain("Renoncer au contrat ici");
    expect(await (await get(`/contrat/${token}/renoncer`)).text()).toContain("Confirmer la rétractation");
    expect((await asOwner(firm, () => Cohort.get(firm.cohortID))).seats).toHaveLength(1);
    for (const _ of [1, 2]) expect((await post(`/contrat/${token}/renoncer`, {})).status).toBe(303);
    expect(await (await get(`/contrat/${token}/renoncer`)).text()).toContain("Votre rétractation est enregistrée");
    expect((await asOwner(firm, () => Cohort.get(firm.cohortID))).seats).toEqual([]);
    expect(await asOwner(firm, async () => (await Firm.get()).name)).toBe("Cabinet d’essai");
  });
});
