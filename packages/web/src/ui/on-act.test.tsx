import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Dialog } from "./dialog.tsx";
import { onAct } from "./on-act.tsx";
import { Toasts } from "./toast.tsx";

function Rename(props: { name: string; onClose: () => void }) {
  return (
    <Dialog open onClose={props.onClose} title={`Renommer ${props.name}`}>
      <button type="button" onClick={() => props.onClose()}>
        Annuler
      </button>
    </Dialog>
  );
}

function show(load: () => Promise<typeof Rename>) {
  const [name, setName] = createSignal("Ana");
  render(() => {
    const rename = onAct(load);
    return (
      <>
        <button type="button" onClick={rename.open}>
          Ouvrir
        </button>
        <rename.Part name={name()} />
        <Toasts />
      </>
    );
  });
  return { setName, press: (label: string) => userEvent.click(screen.getByRole("button", { name: label })) };
}

test("nothing is brought before the act; then it opens, follows what is told to it, closes and opens again", async () => {
  let loads = 0;
  const { setName, press } = show(async () => {
    loads += 1;
    return Rename;
  });
  expect(loads).toBe(0);
  await press("Ouvrir");
  expect(await screen.findByRole("dialog", { name: "Renommer Ana" })).toBeTruthy();
  setName("Bo");
  expect(screen.getByRole("dialog", { name: "Renommer Bo" })).toBeTruthy();
  await press("Annuler");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Ouvrir" }));
  await press("Ouvrir");
  expect(await screen.findByRole("dialog")).toBeTruthy();
});

test("what does not come is told, and the screen stays", async () => {
  const { press } = show(async () => Promise.reject(new Error("offline")));
  await press("Ouvrir");
  expect(await screen.findByText(/Réessayez dans un instant/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ouvrir" })).toBeTruthy();
});
