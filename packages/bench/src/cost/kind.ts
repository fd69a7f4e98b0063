import { fronted } from "@entrepairs/functions/cloud/front.ts";
import { siteApp } from "@entrepairs/functions/site/app.tsx";
import { type BigFirm, MONTH, SEATS } from "./firm.ts";

/** A kind of request of the month. */
export interface Kind {
  name: string;
  /** So many in the month. */
  count: number;
  /** What it passes before its function. */
  door: "url" | "http";
  run(at: number): Promise<{ bytes: number }>;
}

/** Commands of the dashboard; those of the rooms stand with the rooms. */
export function writes(firm: BigFirm): Kind[] {
  const { ask, organizationID } = firm;
  const enrol = async (at: number) => {
    const cohortID = firm.cohorts[Math.floor(at / SEATS)] ?? "";
    const asked = { organizationID, participantIDs: [firm.people[at] ?? ""] };
    const done = await ask<{ enrolmentIDs: string[] }>("POST", `/cohort/${cohortID}/enrolment`, asked);
    firm.seats.push({ cohortID, enrolmentID: done.enrolmentIDs[0] ?? "" });
    return done;
  };
  const draft = async (at: number) => {
    const done = await ask<{ invoiceID: string }>("POST", "/invoice", { seats: [firm.seats[at]] });
    firm.invoices.push(done.invoiceID);
    return done;
  };
  const rename = (at: number) =>
    ask("POST", "/organization", {
      name: `Client ${at}`,
      siret: null,
      address: { street: "2 rue Inventée", postalCode: "69002", city: "Lyon", country: "FR" },
      billingEmail: `compta${at}@exemple.fr`,
    });
  const whole = MONTH.people;
  return [
    { name: "enrol someone", count: whole, door: "http", run: enrol },
    { name: "prepare an invoice", count: whole, door: "http", run: draft },
    { name: "issue it", count: whole, door: "http", run: (at) => ask("POST", `/invoice/${firm.invoices[at]}/issue`) },
    // As heavy as any: two rows, two indexes, audit, idempotency, event.
    { name: "other commands", count: MONTH.writes - 3 * whole - MONTH.rooms * ROOM_ACTS, door: "http", run: rename },
  ];
}

/** Acts of one room of three hours, the mean of both kinds as the bench plays them. */
const ROOM_ACTS = 125;

export function reads({ ask, cohorts, organizationID, slug }: BigFirm): Kind[] {
  const site = fronted(siteApp());
  const page = async (path: string) => {
    const answer = await site.request(path, { headers: { "Accept-Encoding": "gzip" } });
    return { bytes: (await answer.arrayBuffer()).byteLength + 600 };
  };
  const wanted = MONTH.requests - MONTH.writes;
  const share = (part: number) => Math.round(wanted * part);
  const get = (path: string) => () => ask("GET", path);
  return [
    { name: "today", count: share(0.2), door: "url", run: get("/home") },
    { name: "groups", count: share(0.15), door: "url", run: get("/cohort") },
    {
      name: "one group",
      count: share(0.25),
      door: "url",
      run: (at) => ask("GET", `/cohort/${cohorts[at % cohorts.length]}`),
    },
    { name: "enrolments", count: share(0.1), door: "url", run: get("/enrolment") },
    { name: "invoices", count: share(0.1), door: "url", run: get("/invoice") },
    { name: "one client", count: share(0.05), door: "url", run: get(`/organization/${organizationID}`) },
    { name: "public pages and forms", count: share(0.15), door: "http", run: () => page(`/c/${slug}`) },
  ];
}
