import type { Browser, Page } from "@playwright/test";
import { complaintsOf, expect, test } from "./journey.ts";
import { type Product, type StartOptions, startProduct } from "./start.ts";

export type Opened = { width?: number; script?: boolean };

export interface Chapter {
  /** As it runs now: another one after `again`. */
  readonly product: Product;
  /** A person with a browser of his own; what his pages complain of fails the chapter. */
  open: (browser: Browser, how?: Opened) => Promise<Page>;
  /** Starts the product again on its data. */
  again: (env: Record<string, string>) => Promise<void>;
}

/**
 * A story of several tests on one product, each going on where the one before it ended. Fails at its end when the
 * product or a browser complained of anything.
 * @param timeout of each test, in milliseconds
 */
export function chapter(timeout: number, options: StartOptions = {}): Chapter {
  test.describe.configure({ mode: "serial", timeout });
  const faults: string[][] = [];
  let product: Product | undefined;
  const running = () => {
    if (!product) throw new Error("The product runs from the first test on");
    return product;
  };
  test.beforeAll(async () => {
    product = await startProduct(options);
  });
  test.afterAll(async () => {
    await running().discard();
    expect(running().complaints()).not.toMatch(/"level":"error"/);
    expect(faults.flat()).toEqual([]);
  });
  return {
    get product() {
      return running();
    },
    open: async (browser, { width = 1280, script = true } = {}) => {
      const viewport = { width, height: 844 };
      const context = await browser.newContext({ locale: "fr-FR", viewport, javaScriptEnabled: script });
      const page = await context.newPage();
      faults.push(complaintsOf(page));
      return page;
    },
    again: async (env) => {
      const { dataDir, stop } = running();
      await stop();
      product = await startProduct({ ...options, dataDir, env });
    },
  };
}
