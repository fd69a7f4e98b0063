import { expect, it } from "vitest";
import * as contract from "../infra/contract.ts";
import { TABLE } from "../packages/core/src/db/table.ts";

it("the foundation makes the table that the code defines", () => {
  expect(contract.TABLE).toEqual(TABLE);
});
