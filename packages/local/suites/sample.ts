import { Actor } from "@entrepairs/core/kernel";
import { Ticket } from "@entrepairs/core/link";
import fc from "fast-check";
import { valid } from "./arbitrary.ts";
import { CALLERS, type Caller, type FirmWorld, ROLE_OF } from "./firm.ts";
import { type Ask, ask, pathOf, type Route, routes } from "./route.ts";

/** The roles that pass a route's door; none for a route of another kind. */
export function rolesOf(route: Route): readonly Actor.Role[] {
  const { may } = route.meta;
  return may && "roles" in may ? may.roles : [];
}

/** Whom of the firm the route lets in with the fixture's own things, who surely can first. */
export function admitted(route: Route, firm: FirmWorld): Caller[] {
  const first = firm.first[route.id];
  const callers = first ? [first, ...CALLERS.filter((caller) => caller !== first)] : CALLERS;
  return callers.filter((caller) => rolesOf(route).includes(ROLE_OF[caller]) && !isClosed(route, firm, caller));
}

export function isClosed(route: Route, firm: FirmWorld, caller: Caller): boolean {
  if (firm.closed[`/${route.app}`]?.includes(caller)) return true;
  return route.params.some((param) => firm.closed[param]?.includes(caller));
}

/** The ids of the path: the token of a link route is a live one of its purpose, or the route's own. */
export function idsOf(route: Route, firm: FirmWorld): Record<string, string> {
  const { may } = route.meta;
  const token = may && "link" in may ? firm.links[may.link] : undefined;
  return { ...firm.ids, ...(token && { token }), ...firm.at[route.id] };
}

/** Pages are sent forms, whether they say of which fields or not. */
const isForm = ({ app, method }: Route) => method === "POST" && (app === "site" || app === "pay");

/** Parts of a request that the route's own schemas take, the same at every run. */
export function sampleOf(route: Route, firm: FirmWorld, seed = 7): Pick<Ask, "json" | "form" | "query"> {
  const one = (schema: Parameters<typeof valid>[0]) =>
    fc.sample(valid(schema, firm.ids), { seed, numRuns: 1 })[0] as Record<string, string>;
  const { body, form, query } = route.meta;
  const given = firm.bodies[route.id];
  return {
    ...(body && { json: given ?? one(body) }),
    ...(form && { form: (given as Record<string, string> | undefined) ?? one(form) }),
    ...(!form && !body && isForm(route) && { form: (given ?? {}) as Record<string, string> }),
    ...(query && { query: new URLSearchParams(one(query)).toString() }),
  };
}

/** The sample with the revision that the thing has now, where the route asks for the one that was read. */
export async function freshSampleOf(route: Route, firm: FirmWorld): Promise<Pick<Ask, "json" | "form" | "query">> {
  const sample = sampleOf(route, firm);
  const { json } = sample;
  const card = routes().find(({ path, method }) => method === "GET" && path === route.path);
  if (!card || typeof json !== "object" || json === null || !("rev" in json)) return sample;
  const { text } = await ask(card, { ids: idsOf(route, firm), cookie: firm.people.owner.cookie });
  return { ...sample, json: { ...json, rev: Number(/"rev":(\d+)/.exec(text)?.[1] ?? json.rev) } };
}

/** Asks as someone of the firm, with a sample unless told otherwise. */
export function askAs(route: Route, firm: FirmWorld, caller: Caller | undefined, given: Partial<Ask> = {}) {
  const cookie = caller && firm.people[caller].cookie;
  const asked = { ids: idsOf(route, firm), cookie, ...sampleOf(route, firm), ...given };
  return ask(route, caller && route.meta.taken ? withTicket(route, firm, caller, asked) : asked);
}

/** As if he had just said that he takes it along: reads that only who took it may make. */
export function withTicket(route: Route, firm: FirmWorld, caller: Caller, asked: Ask): Ask {
  const ticket = Actor.provide(firm.people[caller].actor, () => Ticket.of(pathOf(route, asked.ids)));
  return { ...asked, query: [asked.query, new URLSearchParams({ ticket })].filter(Boolean).join("&") };
}
