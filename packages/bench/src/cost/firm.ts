import { gunzipSync } from "node:zlib";
import { SignIn } from "@entrepairs/core/platform";
import { apiApp } from "@entrepairs/functions/api/app.ts";
import { fronted } from "@entrepairs/functions/cloud/front.ts";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";

/** The firm and its month, as the board says them. */
export const MONTH = { staff: 5, people: 100, requests: 30_000, writes: 5_000, mails: 1_500, rooms: 20, roomHours: 3 };

export interface BigFirm {
  ask<T>(method: string, path: string, body?: object): Promise<T & { bytes: number }>;
  cohorts: string[];
  organizationID: string;
  programmeID: string;
  people: string[];
  slug: string;
  seats: { cohortID: string; enrolmentID: string }[];
  invoices: string[];
}

export const SEATS = 8;

/** The firm, its client with a hundred people, and its groups; founding is no part of the month. */
export async function found(): Promise<BigFirm> {
  const api = fronted(apiApp());
  const { cookie } = await SignIn.signInAs("cout@exemple.fr", "fr");
  const send = async <T>(method: string, path: string, body?: object): Promise<T & { bytes: number }> => {
    const headers = {
      Cookie: `session=${cookie}`,
      "Content-Type": "application/json",
      "Accept-Encoding": "gzip",
      "Idempotency-Key": crypto.randomUUID(),
    };
    const answer = await api.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = (answer.headers.has("Content-Encoding") ? gunzipSync(bytes) : bytes).toString();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return { ...(text ? (JSON.parse(text) as T) : ({} as T)), bytes: bytes.length + 400 };
  };
  const address = { street: "1 rue Inventée", postalCode: "69001", city: "Lyon", country: "FR" };
  const { firmID, memberID } = await send<{ firmID: string; memberID: string }>("POST", "/api/firm", {
    name: "Cabinet du coût",
    ownerName: "Claude Coût",
    slug: "cabinet-du-cout",
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard",
    address,
  });
  const ask: BigFirm["ask"] = (method, path, body) => send(method, `/api/f/${firmID}${path}`, body);
  for (let at = 1; at < MONTH.staff; at++)
    await ask("POST", "/member", { name: `Équipe ${at}`, email: `equipe${at}@exemple.fr`, role: "coach" });
  const client = { name: "Client inventé", siret: "40483304800022", address, billingEmail: "compta@exemple.fr" };
  const { organizationID } = await ask<{ organizationID: string }>("POST", "/organization", client);
  const people = Array.from({ length: MONTH.people }, (_, at) => `Pair${at};Essai${at};pair${at}@exemple.fr`);
  await ask("POST", `/organization/${organizationID}/people`, { text: ["prénom;nom;email", ...people].join("\n") });
  const card = await ask<{ people: { participantID: string }[] }>("GET", `/organization/${organizationID}`);
  const programme = { title: "Parcours du coût", days: 4, priceNet: 70_000 };
  const { programmeID } = await ask<{ programmeID: string }>("POST", "/programme", programme);
  const cohorts: string[] = [];
  for (let at = 0; at < Math.ceil(MONTH.people / SEATS); at++) {
    const start = new Date(Date.UTC(2030, 0, 7 + at * 7)).toISOString().slice(0, 10);
    const cycle = { start, rhythm: { everyWeeks: 4, weekday: 2, time: "09:00" }, regular: 6, holidays: "none" };
    const group = { programmeID, name: `Groupe ${at}`, coachID: memberID, modality: "onsite", place: "Salle", cycle };
    cohorts.push((await ask<{ cohortID: string }>("POST", "/cohort", group)).cohortID);
  }
  await sweep();
  const ids = card.people.map(({ participantID }) => participantID);
  return { ask, cohorts, organizationID, programmeID, people: ids, slug: "cabinet-du-cout", seats: [], invoices: [] };
}
