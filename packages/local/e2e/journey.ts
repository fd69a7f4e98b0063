import { test as base, expect, type Page } from "@playwright/test";
import { type Product, startProduct } from "./start.ts";

/** Messages of a browser that no customer should cause; a refused form or a missing page is an answer, not a fault. */
const isFault = (text: string) => !/Failed to load resource: the server responded with a status of 4\d\d/.test(text);

/** What a page complained of since it was opened: errors of its console and exceptions, one line each. */
export function complaintsOf(page: Page): string[] {
  const lines: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && isFault(message.text())) lines.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => lines.push(`${page.url()} ${error}`));
  return lines;
}

type Options = { start: string[] };

/** A journey has one running product for all the tests of its file: with the demo unless `start` asks otherwise. */
export const test = base.extend<object, Options & { product: Product }>({
  start: [[], { option: true, scope: "worker" }],
  product: [
    async ({ start }, use) => {
      const product = await startProduct({ args: start });
      await use(product);
      await product.discard();
      expect(product.complaints()).not.toMatch(/"level":"error"/);
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

export { expect };
