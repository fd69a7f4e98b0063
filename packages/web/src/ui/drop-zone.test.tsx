import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { DropZone } from "./drop-zone.tsx";

const file = (name: string, type: string) => new File(["x"], name, { type });

function show() {
  const [refused, setRefused] = createSignal("");
  const taken: string[] = [];
  const onFile = ({ name }: File) => {
    taken.push(name);
    setRefused(name === "lourd.pdf" ? "Trop lourd." : "");
  };
  const { container } = render(() => (
    <DropZone label="Scan" accept=".pdf,image/*" onFile={onFile} refused={refused()} />
  ));
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no field");
  const give = (given: File) => userEvent.setup({ applyAccept: false }).upload(input, given);
  return { give, taken };
}

test("a file that is not taken is told as an error beside its field, never as read", async () => {
  const { give, taken } = show();
  await give(file("lourd.pdf", "application/pdf"));
  expect(screen.getByRole("alert").textContent).toBe("Trop lourd.");
  expect(screen.getByRole("status").textContent).toBe("");
  await give(file("note.txt", "text/plain"));
  expect(screen.getByRole("alert").textContent).toBe("Ce fichier n’est pas d’un format accepté.");
  expect(taken).toEqual(["lourd.pdf"]);
  await give(file("feuille.pdf", "application/pdf"));
  expect(screen.getByRole("alert").textContent).toBe("");
  expect(screen.getByRole("status").textContent).toBe("feuille.pdf a été lu.");
});
