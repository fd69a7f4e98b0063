import { expect, test } from "vitest";
import { valuesOf } from "./form-values.ts";

const data = (...pairs: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};

test("nests dotted names, in objects and in lists", () => {
  expect(valuesOf(data(["address.city", "Lyon"], ["lines.0.label", "a"], ["lines.1.label", "b"]))).toEqual({
    address: { city: "Lyon" },
    lines: [{ label: "a" }, { label: "b" }],
  });
});

test("a name ending with [] is a list even of one", () => {
  expect(valuesOf(data(["roles[]", "coach"]))).toEqual({ roles: ["coach"] });
});

test("no name reaches the prototype of objects", () => {
  valuesOf(data(["__proto__.polluted", "yes"]));
  expect({}).not.toHaveProperty("polluted");
});
