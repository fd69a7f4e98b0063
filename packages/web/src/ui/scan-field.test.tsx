import { render, screen, waitFor } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Scan } from "../base/scan.ts";
import { ScanField } from "./scan-field.tsx";

const file = (name: string, type: string) => new File(["page"], name, { type });

function show() {
  const kept: (Scan | undefined)[] = [];
  const { container } = render(() => (
    <ScanField label="Scan" hint="Une page." refused="Illisible." onScan={(scan) => kept.push(scan)} />
  ));
  const input = container.querySelector<HTMLInputElement>("input[type=file]");
  const chosen = container.querySelector<HTMLInputElement>("input[name=chosen]");
  if (!input || !chosen) throw new Error("no field");
  const give = (given: File) => userEvent.setup({ applyAccept: false }).upload(input, given);
  return { give, kept, chosen };
}

test("a file of another format takes the place of the page given before, which is no longer sent", async () => {
  const { give, kept, chosen } = show();
  await give(file("feuille.pdf", "application/pdf"));
  await waitFor(() => expect(kept.at(-1)?.type).toBe("application/pdf"));
  const first = chosen.value;
  await give(file("note.txt", "text/plain"));
  expect(kept.at(-1)).toBeUndefined();
  expect(chosen.value).not.toBe(first);
  expect(screen.getByRole("alert").textContent).toBe("Ce fichier n’est pas d’un format accepté.");
  expect(screen.getByRole("status").textContent).toBe("");
  await give(file("feuille.pdf", "application/pdf"));
  await waitFor(() => expect(kept.at(-1)?.type).toBe("application/pdf"));
  expect(screen.getByRole("alert").textContent).toBe("");
});
