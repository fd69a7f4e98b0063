import { screen, waitFor } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const firm = {
  firmID: "f",
  name: "Cabinet Lumen",
  slug: "lumen",
  siret: "73282932000074",
  vatNumber: null,
  vatRegime: "standard",
  address: { street: "1 rue d’Essai", postalCode: "97400", city: "Saint-Denis", country: "FR" },
  colour: null,
  contactEmail: "bonjour@lumen.example",
  zone: "Indian/Reunion",
  locale: "fr",
  anonymityFloor: 4,
  stripeStatus: "none",
  rev: 3,
};

test("a zone that does not exist is told beside its field, which keeps what was typed", async () => {
  const fields = [{ path: "zone", code: "zone" }];
  const error = { code: "input.invalid", message: "", fields };
  let refuses = false;
  const answers = {
    get "/firm"() {
      return refuses ? Response.json({ error }, { status: 422 }) : { firm };
    },
  };
  const { asked } = visit("/reglages/cabinet", { answers });
  const field = await screen.findByRole("combobox", { name: /^Fuseau horaire/ });
  expect(field).toHaveProperty("value", "Indian/Reunion");
  const typist = userEvent.setup();
  await typist.clear(field);
  await typist.type(field, "Indian/Runion");
  refuses = true;
  await typist.click(screen.getByRole("button", { name: /Enregistrer/ }));
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  const said = document.getElementById((field.getAttribute("aria-describedby") ?? "").split(" ").at(-1) ?? "");
  expect(document.body.textContent).toContain("Ce fuseau horaire n’existe pas.");
  expect(said?.textContent).toContain("par exemple Europe/Paris");
  expect(field).toHaveProperty("value", "Indian/Runion");
  expect(asked.find(({ method }) => method === "PUT")?.body).toMatchObject({ zone: "Indian/Runion", rev: 3 });
});
