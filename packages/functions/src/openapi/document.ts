import { toJsonSchema } from "@valibot/to-json-schema";
import type { RouterRoute } from "hono/types";
import type * as v from "valibot";
import { ErrorBody, metaOf, type RouteMeta } from "../http/index.ts";

type Json = Record<string, unknown>;

/** The API document (OpenAPI 3.1) of an app's routes, from what each says of itself. Made at build, never at run time. */
export function documentOf(routes: readonly RouterRoute[]): Json {
  const paths: Record<string, Json> = {};
  for (const { method, path, meta } of described(routes)) {
    const at = path.replaceAll(/:([A-Za-z0-9_]+)/g, "{$1}");
    paths[at] = { ...paths[at], [method.toLowerCase()]: operation(method, path, meta) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Entrepairs",
      version: "1",
      description:
        "Amounts are whole cents, rates basis points, instants UTC. Every command takes an Idempotency-Key header. A thing of another firm is not found.",
    },
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, "output") },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-session" } },
    },
  };
}

/** Middlewares folded into the route they stand before. */
function described(routes: readonly RouterRoute[]): { method: string; path: string; meta: RouteMeta }[] {
  const found = new Map<string, { method: string; path: string; meta: RouteMeta }>();
  for (const { method, path, handler } of routes) {
    if (method === "ALL") continue;
    const route = found.get(`${method} ${path}`) ?? { method, path, meta: {} };
    Object.assign(route.meta, metaOf(handler));
    found.set(`${method} ${path}`, route);
  }
  return [...found.values()];
}

function operation(method: string, path: string, meta: RouteMeta): Json {
  const { may, body, says } = meta;
  const isOpen = may && "everyone" in may;
  return {
    operationId: operationID(method, path),
    ...(says && { summary: says }),
    tags: [path.split("/").find((part) => part && !["api", "f"].includes(part) && !part.startsWith(":")) ?? "api"],
    ...(may && "roles" in may && { "x-roles": may.roles }),
    security: isOpen ? [] : [{ session: [] }],
    parameters: [...pathParameters(path, meta.path), ...queryParameters(meta.query), ...keyParameter(method)],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } },
    }),
    responses: responsesOf(meta.answers),
  };
}

function operationID(method: string, path: string): string {
  const words = path.split("/").filter((part) => part && part !== "api" && part !== "f" && part !== ":firm");
  return [method.toLowerCase(), ...words.map((word) => word.replace(":", "by_").replaceAll(/\W/g, "_"))].join("_");
}

function responsesOf(answers: RouteMeta["answers"]): Json {
  const declared = Object.entries(answers ?? {}).map(([status, schema]) => [
    status,
    status === "204"
      ? { description: "Done" }
      : { description: "Done", content: { "application/json": { schema: schemaOf(schema, "output") } } },
  ]);
  const refusal = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  return {
    ...(answers ? Object.fromEntries(declared) : { 200: { description: "A file, or another page" } }),
    default: { description: "Refused: a stable code, the fields it concerns, the request's id", content: refusal },
  };
}

function pathParameters(path: string, schema: v.GenericSchema | undefined): Json[] {
  const known = propertiesOf(schema);
  return [...path.matchAll(/:([A-Za-z0-9_]+)/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: known[name] ?? { type: "string" },
  }));
}

function queryParameters(schema: v.GenericSchema | undefined): Json[] {
  if (!schema) return [];
  const required = (schemaOf(schema, "input").required as string[] | undefined) ?? [];
  return Object.entries(propertiesOf(schema)).map(([name, property]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: property,
  }));
}

function keyParameter(method: string): Json[] {
  if (method === "GET") return [];
  const schema = { type: "string", pattern: "^[A-Za-z0-9_-]{8,128}$" };
  return [{ name: "Idempotency-Key", in: "header", required: false, schema }];
}

function propertiesOf(schema: v.GenericSchema | undefined): Record<string, Json> {
  if (!schema) return {};
  return (schemaOf(schema, "input").properties as Record<string, Json> | undefined) ?? {};
}

/** Checks and transforms have no place in JSON Schema: what is left out there is still refused by the route. */
function schemaOf(schema: v.GenericSchema, typeMode: "input" | "output"): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: "draft-2020-12", errorMode: "ignore", typeMode });
  return rest as Json;
}
