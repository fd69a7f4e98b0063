import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { KeyboardHelp, switchKeys, useKeys } from "./keys.tsx";

afterEach(() => switchKeys(true));

function Sample(props: { did: string[] }) {
  useKeys(() => [
    { keys: "n", label: "Nouveau groupe", run: () => props.did.push("n") },
    { keys: "g f", label: "Factures", run: () => props.did.push("g f") },
  ]);
  return (
    <main>
      <input type="search" aria-label="Rechercher" />
      <KeyboardHelp />
    </main>
  );
}

test("single keys and two in a row act, never while one types", async () => {
  const did: string[] = [];
  const user = userEvent.setup();
  render(() => <Sample did={did} />);
  await user.keyboard("n");
  await user.keyboard("gf");
  expect(did).toEqual(["n", "g f"]);
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByLabelText("Rechercher"));
  await user.keyboard("n?");
  expect(did).toHaveLength(2);
  expect(screen.getByLabelText("Rechercher")).toHaveProperty("value", "n?");
});

test("the switch turns them all off", async () => {
  const did: string[] = [];
  const user = userEvent.setup();
  render(() => <Sample did={did} />);
  switchKeys(false);
  await user.keyboard("n?");
  expect(did).toEqual([]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("? lists what acts on this screen", async () => {
  const user = userEvent.setup();
  render(() => <Sample did={[]} />);
  await user.keyboard("?");
  expect(screen.getByRole("dialog").textContent).toContain("Nouveau groupe");
});
