import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import * as v from "valibot";
import { expect, test } from "vitest";
import { Refusal } from "../base/refusal.ts";
import { Checkbox, RadioRow } from "./choice.tsx";
import { Field, MoneyField, Select } from "./field.tsx";
import { Form } from "./form.tsx";
import { email, euros, flag, oneOf, text, whole } from "./schema.ts";

const schema = v.object({
  name: text(),
  email: email(),
  price: euros(),
  address: v.object({ city: text() }),
  kind: oneOf(["onsite", "remote"]),
  open: flag(),
});
type Values = v.InferOutput<typeof schema>;
type Send = (values: Values, key: string) => Promise<unknown>;

function show(send: Send, done?: (result: unknown) => void) {
  render(() => (
    <Form schema={schema} send={send} submit="Créer le groupe" {...(done ? { done } : {})}>
      <Field name="name" label="Nom" hint="Comme sur la convention." initial="Lyon 1" />
      <Field name="email" label="Adresse électronique" type="email" />
      <MoneyField name="price" label="Prix" initialCents={123_450} />
      <Field name="address.city" label="Ville" />
      <Select name="kind" label="Modalité" options={["onsite", "remote"].map((value) => ({ value, label: value }))} />
      <Checkbox name="open" label="Ouvert" />
    </Form>
  ));
  const user = userEvent.setup();
  const press = () => user.click(screen.getByRole("button", { name: "Créer le groupe" }));
  const fill = async () => {
    await user.type(screen.getByLabelText("Adresse électronique"), " Ana@Lumen.example ");
    await user.type(screen.getByLabelText("Ville"), "Lyon");
    await user.selectOptions(screen.getByLabelText("Modalité"), "remote");
    await user.click(screen.getByLabelText("Ouvert"));
  };
  return { user, press, fill };
}

test("sends what the schema read: nested names, cents, a box, a lower-case address", async () => {
  const sent: Values[] = [];
  const { press, fill } = show(async (values) => sent.push(values));
  await fill();
  await press();
  expect(sent).toEqual([
    {
      name: "Lyon 1",
      email: "ana@lumen.example",
      price: 123_450,
      address: { city: "Lyon" },
      kind: "remote",
      open: true,
    },
  ]);
});

test("names each field to correct, gives the focus to the summary, and each link to its field", async () => {
  const { user, press } = show(async () => undefined);
  await user.type(screen.getByLabelText("Adresse électronique"), "ana");
  await press();
  const summary = screen.getByRole("alert");
  expect(summary.textContent).toContain("3\u00a0champs sont à corriger");
  expect(document.activeElement).toBe(summary);
  const field = screen.getByLabelText("Adresse électronique");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
    "adresse complète",
  );
  await user.click(screen.getByRole("link", { name: /Ville/ }));
  expect(document.activeElement).toBe(screen.getByLabelText("Ville"));
});

test("keeps the hint among what describes a refused field", async () => {
  const { user, press } = show(async () => undefined);
  await user.clear(screen.getByLabelText("Nom"));
  await press();
  expect(screen.getByLabelText("Nom").getAttribute("aria-describedby")?.split(" ")).toHaveLength(2);
});

test("places the server's refusals beside their fields and keeps what was typed", async () => {
  const refusal = new Refusal({
    status: 400,
    code: "input.invalid",
    fields: [
      { path: "address.city", code: "max_length" },
      { path: "elsewhere", code: "required" },
    ],
  });
  const { press, fill } = show(() => Promise.reject(refusal));
  await fill();
  await press();
  expect(screen.getByLabelText("Ville")).toHaveProperty("value", "Lyon");
  expect(screen.getByLabelText("Ville").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("alert").textContent).toContain("Certains champs sont à corriger.");
  expect(screen.getByRole("alert").querySelectorAll("li")).toHaveLength(2);
  expect(screen.getAllByRole("link")).toHaveLength(1);
});

test("tells a refusal by its code, else by its status, else as our fault", async () => {
  const refusals = [
    new Refusal({ status: 0, code: "network" }),
    new Refusal({ status: 409, code: "cohort.never_heard_of" }),
    new Error("a defect"),
  ];
  const { press, fill } = show(() => Promise.reject(refusals.shift()));
  await fill();
  await press();
  expect(screen.getByRole("alert").textContent).toContain("Le serveur ne répond pas");
  await press();
  expect(screen.getByRole("alert").textContent).toContain("vient de modifier");
  await press();
  expect(screen.getByRole("alert").textContent).toContain("de notre côté");
});

test("keeps the key of one intention through a retry, and takes another when the content changes or it is done", async () => {
  const keys: string[] = [];
  const answers = [() => Promise.reject(new Refusal({ status: 0, code: "network" })), async () => 1];
  const { user, press, fill } = show((_, key) => {
    keys.push(key);
    return (answers.shift() ?? (async () => 1))();
  });
  await fill();
  await press();
  await press();
  expect(keys[1]).toBe(keys[0]);
  await press();
  expect(keys[2]).not.toBe(keys[1]);
  await user.type(screen.getByLabelText("Ville"), " 3");
  await press();
  expect(new Set(keys).size).toBe(3);
});

test("says that it sends and takes no second press meanwhile", async () => {
  let release: (value: unknown) => void = () => undefined;
  let count = 0;
  const done: unknown[] = [];
  const { user, press, fill } = show(
    () => {
      count += 1;
      return new Promise((resolve) => {
        release = resolve;
      });
    },
    (result) => done.push(result),
  );
  await fill();
  await press();
  const button = screen.getByRole("button", { name: "Enregistrement…" });
  expect(button.getAttribute("aria-busy")).toBe("true");
  await user.click(button);
  expect(count).toBe(1);
  release("made");
  await screen.findByRole("button", { name: "Créer le groupe" });
  expect(done).toEqual(["made"]);
});

test("a group of choices is named by its legend, and chosen by label", async () => {
  const user = userEvent.setup();
  const sent: unknown[] = [];
  render(() => (
    <Form schema={v.object({ note: oneOf(["1", "2"]) })} send={async (values) => sent.push(values)}>
      <RadioRow
        name="note"
        label="Votre note"
        layout="scale"
        options={["1", "2"].map((value) => ({ value, label: value }))}
      />
    </Form>
  ));
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  expect(screen.getByRole("link", { name: /Votre note/ })).toBeTruthy();
  await user.click(screen.getByRole("radio", { name: "2" }));
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  expect(sent).toEqual([{ note: "2" }]);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a number beyond its bound is told the bound, beside its field", async () => {
  render(() => (
    <Form schema={v.object({ seats: whole(1, 12) })} send={async () => {}} submit="Ouvrir">
      <Field name="seats" label="Places" initial={13} />
    </Form>
  ));
  const user = userEvent.setup();
  const seats = screen.getByLabelText("Places");
  const told = () => document.getElementById(seats.getAttribute("aria-describedby") ?? "")?.textContent;
  await user.click(screen.getByRole("button", { name: "Ouvrir" }));
  expect(told()).toBe("Saisissez 12 au plus.");
  await user.clear(seats);
  await user.type(seats, "0");
  await user.click(screen.getByRole("button", { name: "Ouvrir" }));
  expect(told()).toBe("Saisissez 1 au moins.");
});

test("a field that only comes once another is filled is not told as missing before", async () => {
  const later = v.object({ group: text(), hours: text() });
  render(() => (
    <Form schema={later} send={async () => {}} submit="Enregistrer">
      <Field name="group" label="Groupe" />
    </Form>
  ));
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Groupe – Renseignez ce champ.",
  ]);
  await user.type(screen.getByLabelText("Groupe"), "Lyon 1");
  await user.click(screen.getByRole("button", { name: "Enregistrer" }));
  // Nothing else is shown to correct, and still nothing was sent: said once, without a name.
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["Renseignez ce champ."]);
});
