import { Config } from "@entrepairs/core/gateway";
import { Actor, ID } from "@entrepairs/core/kernel";
import { signUp } from "@entrepairs/core/platform";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { siteApp } from "../app.tsx";

let firmID = "";
openTable(() => {
  const operator = {
    name: "Exploitant inventé",
    address: "1 rue Inventée",
    contact: "exploitant@essai.example",
    director: "Dominique Inventé",
    host: "Hébergeur inventé",
  };
  const mailFrom = { name: "Essai", address: "essai@essai.example" };
  Config.configure({ origin: "http://127.0.0.1:1", linkKey: "test", mailFrom, demo: true, operator });
});

const read = async (path: string) => (await (await siteApp().request(path)).text()).replaceAll("\u00a0", " ");

it("names who publishes and who stores, for the product and for each firm on its own pages", async () => {
  const account: Actor.Account = { type: "account", accountID: ID.create("account"), email: "o@essai.example" };
  ({ firmID } = await Actor.provide(account, () =>
    signUp({
      name: "Cabinet d’essai",
      ownerName: "Claude Essai",
      slug: "notice-essai",
      siret: "73282932000074",
      vatNumber: "FR44732829320",
      vatRegime: "standard",
      activityNumber: "11751234567",
      address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
    }),
  ));
  const firm = await read("/c/notice-essai/mentions-legales");
  for (const said of ["732 829 320 00074", "11 75 12345 67", "Claude Essai", "o@essai.example", "Hébergeur inventé"])
    expect(firm).toContain(said);
  expect(await read("/c/notice-essai")).toContain('href="/c/notice-essai/mentions-legales"');
  expect(await read("/en/c/notice-essai/mentions-legales")).toContain("Publication director");
  for (const page of [await read("/mentions-legales"), await read("/en/mentions-legales")]) {
    for (const said of ["Exploitant inventé", "1 rue Inventée", "Dominique Inventé", "Hébergeur inventé"])
      expect(page).toContain(said);
    expect(page).not.toMatch(/doit compléter|must complete/);
  }
  expect((await siteApp().request("/c/personne/mentions-legales")).status).toBe(404);
});

it("calls a link that is no longer good by its name, and no incident of ours", async () => {
  const answer = await siteApp().request(`/inscription/${firmID}z-${"A".repeat(43)}`);
  expect(answer.status).toBe(410);
  const page = await answer.text();
  expect(page).toContain("<h1>Ce lien ne sert plus</h1>");
  expect(page).toContain("Demandez-en un nouveau");
  expect(page).not.toContain("incident");
});
