import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Form } from "../../ui/form.tsx";
import { PriceFields } from "./price-fields.tsx";
import { ProgrammeSchema, type ProgrammeValues } from "./programme-schema.ts";

const plain = (text: string | null | undefined) => text?.replace(/\s/gu, " ");

function shown(send: (values: ProgrammeValues) => Promise<void>) {
  return render(() => (
    <Form schema={ProgrammeSchema} send={send}>
      <input name="title" value="Essai" />
      <input name="nature" value="training" />
      <PriceFields priceNet={70_000} vatRate={2000} />
    </Form>
  ));
}

test("the gross price follows what is typed, and whole cents are sent", async () => {
  const send = vi.fn(async (_: ProgrammeValues) => undefined);
  shown(send);
  expect(plain(screen.getByRole("status").textContent)).toContain("840,00 €");
  const user = userEvent.setup();
  const field = screen.getByLabelText(/Prix HT/);
  await user.clear(field);
  await user.type(field, "1 400,50");
  expect(plain(screen.getByRole("status").textContent)).toContain("1 680,60 €");
  await user.selectOptions(screen.getByLabelText(/Taux de TVA/), "0");
  expect(plain(screen.getByRole("status").textContent)).toContain("1 400,50 €");
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  expect(send.mock.calls[0]?.[0]).toMatchObject({ priceNet: 140_050, vatRate: 0, days: null, tags: [] });
});

test("what is no price is refused beside its field and stays as it was typed", async () => {
  const send = vi.fn(async (_: ProgrammeValues) => undefined);
  shown(send);
  const user = userEvent.setup();
  const field = screen.getByLabelText<HTMLInputElement>(/Prix HT/);
  await user.clear(field);
  await user.type(field, "sur devis");
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  expect(send).not.toHaveBeenCalled();
  expect(field.value).toBe("sur devis");
  expect(field.getAttribute("aria-invalid")).toBe("true");
});
