import { expect, it } from "vitest";
import { wholeApi } from "../api/whole.ts";
import { generate } from "./generate.ts";

const document = JSON.parse(generate()) as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
};

it("documents every route of the api, and no other", () => {
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  const served = wholeApi()
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  expect(documented.sort()).toEqual([...new Set(served)].sort());
});

it("names each operation once, and says how each is refused", () => {
  const operations = Object.values(document.paths).flatMap((each) => Object.values(each));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  expect(operations.every(({ responses }) => "default" in responses)).toBe(true);
});
