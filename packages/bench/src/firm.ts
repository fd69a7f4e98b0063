import type { Product } from "./product.ts";

export interface Firm {
  firmID: string;
  memberID: string;
  cookie: string;
  organizationID: string;
  programmeID: string;
  people: string[];
  /** Asks the api of this firm; throws what it refuses. */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
}

let founded = 0;

/** A new firm with a client, its people and a programme, by the same requests as a browser's. */
export async function foundFirm(product: Product, people: number): Promise<Firm> {
  founded += 1;
  const mark = `banc${founded}`;
  const cookie = await signIn(product, `${mark}@exemple.fr`);
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { Cookie: cookie, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${product.origin}${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { firmID, memberID } = await ask<{ firmID: string; memberID: string }>("POST", "/api/firm", {
    name: `Cabinet ${mark}`,
    ownerName: "Claude Banc",
    slug: mark,
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard",
    address: { street: "1 rue Inventée", postalCode: "69001", city: "Lyon" },
  });
  const own = <T>(method: string, path: string, body?: object) => ask<T>(method, `/api/f/${firmID}${path}`, body);
  const { organizationID } = await own<{ organizationID: string }>("POST", "/organization", {
    name: "Client inventé",
    siret: "40483304800022",
    address: { street: "2 rue Inventée", postalCode: "69002", city: "Lyon", country: "FR" },
    billingEmail: "compta@exemple.fr",
  });
  const lines = Array.from({ length: people }, (_, at) => `Pair${at};Essai${at};pair${at}.${mark}@exemple.fr`);
  await own("POST", `/organization/${organizationID}/people`, { text: ["prénom;nom;email", ...lines].join("\n") });
  const card = await own<{ people: { participantID: string }[] }>("GET", `/organization/${organizationID}`);
  const { programmeID } = await own<{ programmeID: string }>("POST", "/programme", {
    title: "Parcours du banc",
    days: 4,
    priceNet: 70_000,
  });
  const ids = card.people.map(({ participantID }) => participantID);
  return { firmID, memberID, cookie, organizationID, programmeID, people: ids, ask: own };
}

async function signIn(product: Product, email: string): Promise<string> {
  const form = (path: string, fields: Record<string, string>) =>
    fetch(`${product.origin}${path}`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  await form("/connexion", { email, locale: "fr" });
  const path = await mailedLink(product, email);
  const response = await form(path, {});
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

async function mailedLink(product: Product, email: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${product.inbox}/messages.json?to=${encodeURIComponent(email)}`);
    const { messages } = (await answer.json()) as { messages: { to: string[]; links: string[] }[] };
    const link = messages.find(({ to }) => to.includes(email))?.links.find((one) => one.includes("/lien/"));
    if (link) return new URL(link).pathname;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail came to ${email}`);
}

/** Opens groups of two sessions each, one after the other, each on days of its own. */
export async function openGroups(firm: Firm, count: number): Promise<string[]> {
  const opened: string[] = [];
  for (let at = 0; at < count; at++) {
    const start = new Date(Date.UTC(2030, 0, 7 + at * 7)).toISOString().slice(0, 10);
    const { cohortID } = await firm.ask<{ cohortID: string }>("POST", "/cohort", {
      programmeID: firm.programmeID,
      name: `Groupe ${at + 1}`,
      coachID: firm.memberID,
      modality: "onsite",
      place: "Salle inventée",
      cycle: { start, rhythm: { everyWeeks: 1, weekday: 2, time: "09:00" }, regular: 0, holidays: "none" },
    });
    opened.push(cohortID);
  }
  return opened;
}
