import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Confirm } from "./dialog.tsx";

function Sample(props: { onAct: () => void }) {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Retirer Ana
      </button>
      <Confirm
        open={open()}
        onClose={() => setOpen(false)}
        title="Retirer Ana du groupe ?"
        act="Retirer du groupe"
        danger
        onAct={() => {
          props.onAct();
          setOpen(false);
        }}
      >
        <p>Sa place redevient disponible.</p>
      </Confirm>
    </>
  );
}

test("is named by its title, acts only by the act's own name, and gives the focus back", async () => {
  const user = userEvent.setup();
  let acts = 0;
  render(() => <Sample onAct={() => (acts += 1)} />);
  const opener = screen.getByRole("button", { name: "Retirer Ana" });
  await user.click(opener);
  expect(screen.getByRole("dialog", { name: "Retirer Ana du groupe ?" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Annuler" }));
  expect(acts).toBe(0);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(opener);
  await user.click(opener);
  await user.click(screen.getByRole("button", { name: "Retirer du groupe" }));
  expect(acts).toBe(1);
});
