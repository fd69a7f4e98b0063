import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { type Answer, Loaded } from "./state.tsx";

const answer = (over: Partial<Answer<string[]>>): Answer<string[]> => ({
  isPending: false,
  isLoadingError: false,
  isRefetchError: false,
  isPlaceholderData: false,
  error: null,
  data: undefined,
  refetch: () => undefined,
  ...over,
});
const show = (of: Answer<string[]>) =>
  render(() => (
    <Loaded of={of} isEmpty={(rows) => rows.length === 0} empty={<p>Rien encore</p>}>
      {(rows) => <p>{rows().join(", ")}</p>}
    </Loaded>
  ));

test("never reads the data of a query that is pending or failed", () => {
  const trap = {
    get data(): string[] {
      throw new Error("read too early");
    },
  };
  expect(() =>
    show(Object.defineProperties(answer({ isPending: true }), Object.getOwnPropertyDescriptors(trap))),
  ).not.toThrow();
  const failed = answer({ isLoadingError: true, error: new Refusal({ status: 503, code: "busy" }) });
  expect(() => show(Object.defineProperties(failed, Object.getOwnPropertyDescriptors(trap)))).not.toThrow();
});

test("a failure is told in place and asked again; a refusal is not", async () => {
  let again = 0;
  const error = new Refusal({ status: 500, code: "unexpected", requestID: "req-7" });
  show(answer({ isLoadingError: true, error, refetch: () => (again += 1) }));
  expect(screen.getByRole("alert").textContent).toContain("req-7");
  await userEvent.setup().click(screen.getByRole("button", { name: "Réessayer" }));
  expect(again).toBe(1);
});

test("a page closed to this role offers no retry", () => {
  show(answer({ isLoadingError: true, error: new Refusal({ status: 403, code: "actor.role" }) }));
  expect(screen.getByRole("alert").textContent).toContain("Accès réservé");
  expect(screen.queryByRole("button")).toBeNull();
});

test("nothing yet, data, and data that could not be refreshed", () => {
  show(answer({ data: [] }));
  expect(screen.getByText("Rien encore")).toBeTruthy();
  show(answer({ data: ["a", "b"], isRefetchError: true }));
  expect(screen.getByText("a, b")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toContain("n’ont pas pu être mises à jour");
});
