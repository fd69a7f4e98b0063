import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkingFew } from "./plain-attribute.ts";
import type { Json } from "./wire.ts";

const { checkTypes } = createRequire(import.meta.url)("dynalite/validations");
const { types } = createRequire(import.meta.url)("dynalite/validations/putItem");

/** Attributes of every kind, among them what is none: two kinds in one, a number that is no text, a lone value. */
const { attribute } = fc.letrec<{ attribute: unknown }>((tie) => ({
  attribute: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ S: fc.string() }),
    fc.record({ N: fc.oneof(fc.integer().map(String), fc.string()) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.record({ NULL: fc.boolean() }),
    fc.record({ SS: fc.array(fc.string()) }),
    fc.record({ L: fc.array(tie("attribute"), { maxLength: 3 }) }),
    fc.record({ M: fc.dictionary(fc.string(), tie("attribute"), { maxKeys: 3, noNullPrototype: true }) }),
    fc.record({ S: fc.string(), N: fc.string() }),
    fc.constantFrom<unknown>(null, 1, "text", true, [], {}, { S: 1 }, { N: 1 }, { BOOL: "yes" }, { L: {} }, { X: "x" }),
  ),
}));

const outcome = (check: typeof checkTypes, request: Json) => {
  try {
    return { checked: check(structuredClone(request), types) };
  } catch (error) {
    return { refused: String(error) };
  }
};

describe("the check of an item’s types", () => {
  it("answers and refuses as dynalite’s own, whatever the attributes are", () => {
    const item = fc.dictionary(fc.string(), attribute, { maxKeys: 4, noNullPrototype: true });
    fc.assert(
      fc.property(item, fc.option(attribute, { nil: undefined }), (Item, other) => {
        const request = { TableName: "table", Item, ...(other !== undefined && { Key: other, Item: other }) } as Json;
        expect(outcome(checkingFew(checkTypes), request)).toEqual(outcome(checkTypes, request));
      }),
    );
  });
});
