import { wholeApi } from "@entrepairs/functions/api/whole.ts";
import { metaOf, type RouteMeta } from "@entrepairs/functions/http/index.ts";
import type { Hono } from "hono";
import { FUNCTIONS } from "../../../infra/contract.ts";
import { asFunction } from "./policy.ts";

/** One route of one function, with all that it says of itself. */
export interface Route {
  /** `GET /api/f/:firm/member`. */
  id: string;
  app: string;
  method: string;
  path: string;
  params: string[];
  meta: RouteMeta;
}

type AppModule = Record<string, unknown>;
type AnyApp = Pick<Hono, "routes" | "request">;

/** Every function of the product that answers HTTP: whatever `app.ts` exports a `…App`. */
const modules = import.meta.glob<AppModule>("../../functions/src/*/app.{ts,tsx}", { eager: true });

const apps = new Map<string, AnyApp>(
  Object.entries(modules).flatMap(([path, module]) => {
    const name = path.split("/").at(-2) ?? "";
    const make = Object.entries(module).find(([key]) => key.endsWith("App"))?.[1];
    return typeof make === "function" ? [[name, make() as AnyApp] as const] : [];
  }),
);

/** What ends a thing comes last, so that the rest still finds it. */
const ending = ({ method, path }: Route) =>
  Number(method === "DELETE" || /\/(cancel|archive|decline|sign-out)$/.test(path));

let all: readonly Route[] | undefined;

/** The routes of every function, middlewares folded into the route they stand before; read off once. */
export function routes(): readonly Route[] {
  all ??= listed().sort((one, other) => ending(one) - ending(other));
  return all;
}

function listed(): Route[] {
  return [...apps].flatMap(([name, app]) => {
    const found = new Map<string, Route>();
    // The api loads some nouns at their first request: its routes are read off the whole, and asked of what is deployed.
    for (const { method, path, handler } of (name === "api" ? wholeApi() : app).routes) {
      if (method === "ALL") continue;
      const id = `${method} ${path}`;
      const route = found.get(id) ?? { id, app: name, method, path, params: paramsOf(path), meta: {} };
      Object.assign(route.meta, metaOf(handler));
      found.set(id, route);
    }
    return [...found.values()];
  });
}

function paramsOf(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z0-9_]+)/g)].map(([, name]) => name ?? "");
}

export interface Ask {
  ids: Readonly<Record<string, string>>;
  cookie?: string | undefined;
  /** A JSON value, or an already written body with its content type. */
  json?: unknown;
  form?: Readonly<Record<string, string>> | undefined;
  raw?: { body: string | Uint8Array<ArrayBuffer>; type: string } | undefined;
  query?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  status: number;
  type: string;
  text: string;
  headers: Headers;
}

/** The address of a route with these ids in place. */
export const pathOf = ({ path }: Pick<Route, "path">, ids: Ask["ids"]): string =>
  path.replace(/:([A-Za-z0-9_]+)(\{[^}]*\})?\??/g, (_, name: string) => encodeURIComponent(ids[name] ?? "none"));

let caller = 0;

/** Asks the function that owns the route, as the router of the product would, each time from another address. */
export async function ask(route: Route, { ids, ...given }: Ask): Promise<Answer> {
  const path = pathOf(route, ids);
  caller += 1;
  const sourceIp = `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
  const headers = new Headers(given.headers);
  if (given.cookie) headers.set("Cookie", `session=${given.cookie}`);
  const body = bodyOf(given, headers);
  const url = `http://127.0.0.1:4310${path}${given.query ? `?${given.query}` : ""}`;
  const app = apps.get(route.app);
  if (!app) throw new Error(`There is no function "${route.app}"`);
  const name = FUNCTIONS.find((one) => one === route.app);
  if (!name) throw new Error(`The contract of the cloud knows no function "${route.app}"`);
  // What is read of the table while the answer streams is the function's too.
  const { response, text } = await asFunction(name, async () => {
    const response = await app.request(
      url,
      { method: route.method, headers, ...(body !== undefined && { body }) },
      { requestContext: { http: { sourceIp } } },
    );
    return { response, text: await response.text() };
  });
  return { status: response.status, type: response.headers.get("Content-Type") ?? "", text, headers: response.headers };
}

function bodyOf(given: Omit<Ask, "ids">, headers: Headers) {
  const set = (type: string, body: string | Uint8Array<ArrayBuffer>) => {
    if (type) headers.set("Content-Type", type);
    return body;
  };
  if (given.raw) return set(given.raw.type, given.raw.body);
  if (given.form) return set("application/x-www-form-urlencoded", new URLSearchParams(given.form).toString());
  if (given.json !== undefined) return set("application/json", JSON.stringify(given.json));
  return undefined;
}
