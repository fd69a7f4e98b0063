import { expect, it } from "vitest";
import { readFee } from "./config.ts";

it("reads the platform's fee, and starts with no crooked one", () => {
  expect(readFee(undefined)).toEqual({});
  expect(readFee("")).toEqual({});
  expect(readFee("0")).toEqual({ feeBasisPoints: 0 });
  expect(readFee("150")).toEqual({ feeBasisPoints: 150 });
  expect(readFee("10000")).toEqual({ feeBasisPoints: 10_000 });
  for (const crooked of ["-1", "10001", "1.5", "1,5", "2 %", "1e3", "NaN"])
    expect(() => readFee(crooked)).toThrow("PLATFORM_FEE_BASIS_POINTS");
});
