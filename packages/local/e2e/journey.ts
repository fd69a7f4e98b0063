import { test as base } from "@playwright/test";
import { type Product, startProduct } from "./start.ts";

/** A journey has one running product with the demo for all the tests of its file. */
export const test = base.extend<object, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.discard();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

export { expect } from "@playwright/test";
