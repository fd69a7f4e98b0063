import { render, screen, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { ImportPreview } from "./import-preview.tsx";
import type { Preview } from "./organization.data.ts";

const source = "Prénom;Nom;Adresse;Téléphone\nAna;Essai;ana@essai.example;06\nBo;Faux;;07";
const person = {
  line: 2,
  change: "created" as const,
  given: "Ana",
  family: "Essai",
  email: "ana@essai.example",
  job: "",
  unit: "",
  site: "",
  manager: "",
  zone: "",
  traineeStatus: null,
};
const fine: Preview = {
  people: [person],
  errors: [],
  ignored: ["Téléphone", ""],
  counts: { created: 1, updated: 0, unchanged: 0 },
};
const error = (code: string) => ({ line: 3, column: 3, code, text: "Dit par le serveur." });
const shown = (preview: Preview) =>
  render(() => <ImportPreview preview={preview} source={source} act={<button type="button">Importer</button>} />);

test("a list without errors shows who would come, what is left out, and the act", () => {
  shown(fine);
  expect(screen.getByRole("rowheader", { name: "Ana Essai" })).toBeDefined();
  expect(screen.getByText(/Téléphone, colonne sans titre/)).toBeDefined();
  expect(screen.getByRole("button", { name: "Importer" })).toBeDefined();
});

test("the zone of each person is shown as soon as the list names one", () => {
  shown({ ...fine, people: [person, { ...person, line: 3, email: "do@essai.example", zone: "Indian/Reunion" }] });
  expect(screen.getByRole("columnheader", { name: "Fuseau horaire" })).toBeDefined();
  expect(screen.getByText("Indian/Reunion")).toBeDefined();
});

test("while one line is in error nothing can be imported, and the line is told with its number and its text", () => {
  shown({ ...fine, errors: [error("email_missing")] });
  expect(screen.queryByRole("button", { name: "Importer" })).toBeNull();
  const table = screen.getByRole("table", { name: "Lignes à corriger" });
  expect(within(table).getByRole("rowheader", { name: "Ligne 3" })).toBeDefined();
  expect(within(table).getByText("Bo;Faux;;07")).toBeDefined();
  expect(within(table).getByText("L’adresse électronique manque.")).toBeDefined();
  // Whoever is read without error is not said to be new: nothing comes until the list is corrected.
  expect(screen.getByText(/1 personne est bien lue et sera importée/u)).toBeDefined();
  expect(screen.getByText(/Rien n’est importé pour l’instant/u)).toBeDefined();
  expect(screen.queryByText(/nouvelle,/u)).toBeNull();
});

test("a code that this screen does not know is told in the server's words", () => {
  shown({ ...fine, errors: [error("newer_code")] });
  expect(screen.getByText("Dit par le serveur.")).toBeDefined();
});
