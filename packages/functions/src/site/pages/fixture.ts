import { Actor, ID } from "@entrepairs/core/kernel";
import { signUp } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { asMember, groupForVisitors, Satisfaction } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { siteApp } from "../app.tsx";

let count = 0;

/** A table for a file of tests of the site. */
export function openSite(): void {
  openTable(Satisfaction.configureForTests);
}

export interface House {
  firmID: string;
  slug: string;
  programme: string;
  cohortID: string;
}

/** A founded firm with a published programme and a group of five that visitors may join. */
export async function house(): Promise<House> {
  count += 1;
  const slug = `ouvert-${count}`;
  const account: Actor.Account = { type: "account", accountID: ID.create("account"), email: `o${count}@essai.example` };
  const { firmID, memberID } = await Actor.provide(account, () =>
    signUp({
      name: "Cabinet d’essai",
      ownerName: "Claude Essai",
      slug,
      siret: "73282932000074",
      vatNumber: "FR44732829320",
      vatRegime: "standard",
      activityNumber: "11751234567",
      address: { street: "1 rue d’Essai", postalCode: "75001", city: "Paris" },
    }),
  );
  return asMember({ firmID, memberID, roles: ["owner"] }, async () => {
    const { programmeID } = await Programme.create({
      title: "Écouter",
      goals: "Apprendre à écouter",
      description: "En bref",
      objectives: ["Reformuler"],
      public: ["Managers"],
      prerequisites: "Aucun",
      days: 4,
      hours: 28,
      priceNet: 70_000,
      disabilityContact: "Ana Essai",
    });
    const { slug: programme } = await Programme.publish({ programmeID });
    const { cohortID } = await Cycle.open({ programmeID, name: "Groupe <b>ouvert</b>", ...groupForVisitors(memberID) });
    return { firmID, slug, programme, cohortID };
  });
}

export const get = (path: string) => siteApp().request(path, { headers: { "Accept-Language": "fr" } });
export const post = (path: string, fields: Record<string, string>) =>
  siteApp().request(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://127.0.0.1:1" },
    body: new URLSearchParams(fields).toString(),
  });
export const formOf = ({ slug, programme }: House, en = "") => `${en}/c/${slug}/programmes/${programme}/inscription`;
export const hashIn = (html: string) => /name="payer.textHash" value="([^"]+)"/.exec(html)?.[1] ?? "";

export async function fieldsOf(firm: House, payeur: string, who: number): Promise<Record<string, string>> {
  const html = await (await get(`${formOf(firm)}?groupe=${firm.cohortID}&payeur=${payeur}`)).text();
  return {
    groupe: firm.cohortID,
    payeur,
    key: crypto.randomUUID(),
    given: "Sam",
    family: "Inventé",
    email: `sam${who}@essai.example`,
    "payer.name": "Société inventée",
    "payer.siret": "732 829 320 00074",
    "payer.settle": "invoice",
    "payer.address.street": "3 rue Inventée",
    "payer.address.postalCode": "69001",
    "payer.address.city": "Lyon",
    "payer.signatory": "Sam Inventé",
    "payer.textHash": hashIn(html),
    "payer.accepted": "1",
    commits: "1",
  };
}

export const asOwner = <R>({ firmID }: House, body: () => Promise<R>) => asMember({ firmID, roles: ["owner"] }, body);
