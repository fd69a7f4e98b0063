import { describe, expect, it } from "vitest";
import { cases } from "../../test/cases.ts";
import { xml } from "../index.ts";

const GOLDEN = [
  "one participant",
  "exempt training",
  "small business",
  "reverse charge in the EU",
  "200 off the document",
  "balance after a deposit",
  "credit note for one of five",
  "odd characters",
];

/** Files that the rules of `npm run test:einvoice` accepted: a change of one byte is looked at before it is kept. */
describe("golden files", () => {
  it.each(GOLDEN)("writes the same XML as the accepted one: %s", async (name) => {
    const [, document] = cases.find(([one]) => one === name) ?? [];
    if (!document) throw new Error(`No case is called ${name}`);
    // One element a line, so that a difference is read at once.
    const text = xml(document).replaceAll("><", ">\n<");
    await expect(text).toMatchFileSnapshot(`../../test/golden/${name.replaceAll(/[^a-z0-9]+/gi, "-")}.xml`);
  });
});
