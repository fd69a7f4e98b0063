import { cleanup, render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { FormProvider } from "../../ui/form-context.ts";
import type { Proposed } from "./new.data.ts";
import { Preview } from "./preview.tsx";

const at = (number: number, startsAt: string, more: Partial<Proposed> = {}): Proposed => ({
  number,
  kind: number === 1 ? "kickoff" : "regular",
  startsAt,
  zone: "Europe/Paris",
  minutes: 180,
  shiftedFrom: null,
  reason: null,
  span: null,
  conflict: null,
  ...more,
});
const plain = (text: string | null | undefined) => text?.replace(/\s+/gu, " ").trim();
const rows = () => screen.getAllByRole("listitem").map((row) => plain(row.textContent));

test("each date stands with what moved it and what it meets", async () => {
  const sessions = [
    at(1, "2027-02-01T08:00:00.000Z"),
    at(2, "2027-05-04T07:30:00.000Z", { shiftedFrom: "2027-05-01", reason: "holiday" }),
    at(3, "2027-06-08T07:00:00.000Z", { shiftedFrom: "2027-06-01", reason: "vacation", span: "Pont du cabinet" }),
    at(4, "2027-07-06T07:00:00.000Z", { conflict: "room" }),
    at(5, "2027-08-03T07:00:00.000Z", { conflict: "busy" }),
  ];
  const { container } = render(() => <Preview sessions={sessions} settled={{}} onSettle={() => {}} />);
  expect(plain(screen.getByRole("status").textContent)).toBe("5 séances, 15 h en tout");
  expect(rows()[0]).toContain("Séance de lancement lundi 1er février 2027, 9 h – 12 h");
  expect(rows()[1]).toContain("mardi 4 mai 2027, 9 h 30 – 12 h 30Décalée du sam. 1er mai 2027 : ce jour est férié.");
  expect(rows()[2]).toContain("Décalée du mar. 1er juin 2027 : Pont du cabinet.");
  expect(rows()[3]).toContain("La salle est déjà prise à cette heure.");
  expect(rows()[4]).toContain("Le coach anime déjà une autre séance à cette heure.");
  const report = await axe.run(container, { rules: { "color-contrast": { enabled: false } } });
  expect(report.violations.map((violation) => violation.id)).toEqual([]);
});

test("hours are read by the clocks of the group", () => {
  const there = at(1, "2027-02-01T05:00:00.000Z", { zone: "Indian/Reunion" });
  render(() => <Preview sessions={[there]} settled={{}} onSettle={() => {}} />);
  expect(rows()[0]).toContain("lundi 1er février 2027, 9 h – 12 h");
});

test("sessions that do not make the programme's hours are told so, beside both sums", () => {
  const sessions = [at(1, "2027-02-01T08:00:00.000Z")];
  const gap = { promisedMinutes: 1_680, plannedMinutes: 180, promisedDays: null };
  render(() => <Preview sessions={sessions} gap={gap} short={115} settled={{}} onSettle={() => {}} />);
  expect(plain(document.body.textContent)).toContain("Le programme annonce 28 h, ces séances en font 3 h.");
  cleanup();
  render(() => <Preview sessions={sessions} gap={{ ...gap, promisedDays: 4 }} settled={{}} onSettle={() => {}} />);
  expect(plain(document.body.textContent)).toContain("Le programme annonce 4 jours (28 h, à 7 h par jour), ces");
  cleanup();
  render(() => <Preview sessions={sessions} gap={gap} short={115} settled={{}} onSettle={() => {}} />);
  expect(plain(document.body.textContent)).toContain("un seul sujet demande au moins 1 h 55");
});

test("a date chosen by hand is told in the firm's hour, and goes back to the rhythm", async () => {
  const user = userEvent.setup();
  const [settled, setSettled] = createSignal<Record<string, string>>({});
  const first = at(1, "2027-02-01T08:00:00.000Z");
  const shown = () => [settled()[0] ? { ...first, startsAt: settled()[0] ?? "" } : first];
  render(() => (
    <Preview
      sessions={shown()}
      settled={settled()}
      onSettle={(index, startsAt) => setSettled(startsAt ? { [index]: startsAt } : {})}
    />
  ));
  await user.click(screen.getByRole("button", { name: "Changer la date – Séance de lancement" }));
  const day = screen.getByLabelText("Jour – Séance de lancement");
  await user.clear(day);
  await user.type(day, "2027-07-05");
  await user.tab();
  expect(settled()).toEqual({ 0: "2027-07-05T07:00:00.000Z" });
  expect(rows()[0]).toContain("Choisie à la main");
  expect(rows()[0]).toContain("lundi 5 juillet 2027, 9 h");
  await user.click(screen.getByRole("button", { name: "Revenir au rythme" }));
  expect(settled()).toEqual({});
});

test("a date that the server refused says so on its own line", () => {
  const sessions = [at(1, "2027-02-01T08:00:00.000Z"), at(2, "2027-03-01T08:00:00.000Z")];
  const errorOf = (name: string | undefined) => (name === "startsAt.1" ? "Le coach est pris." : undefined);
  render(() => (
    <FormProvider value={{ errorOf, pending: () => false }}>
      <Preview sessions={sessions} settled={{}} onSettle={() => {}} />
    </FormProvider>
  ));
  const [first, second] = screen.getAllByRole("listitem");
  expect(within(second as HTMLElement).getByText("Le coach est pris.")).toBeTruthy();
  expect(within(first as HTMLElement).queryByText("Le coach est pris.")).toBeNull();
});
