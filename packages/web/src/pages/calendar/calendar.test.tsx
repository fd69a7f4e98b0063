import { fireEvent, screen, within } from "@solidjs/testing-library";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const meeting = (sessionID: string, startsAt: string, more: object = {}) => ({
  sessionID,
  kind: "regular",
  number: 2,
  startsAt,
  minutes: 60,
  zone: "Europe/Paris",
  modality: "onsite",
  place: "Salle A",
  link: null,
  status: "planned",
  coachID: "one",
  coachName: "Ana Roux",
  cohortID: `c-${sessionID}`,
  cohortName: `Groupe ${sessionID}`,
  discoveryID: null,
  clash: null,
  ...more,
});
const answers = {
  "/feed": { address: null },
  "/calendar": {
    zone: "Europe/Paris",
    meetings: [
      meeting("a", "2027-02-09T08:00:00.000Z", { clash: { kind: "busy", sessionID: "b" } }),
      meeting("b", "2027-02-09T08:30:00.000Z", { clash: { kind: "busy", sessionID: "a" } }),
      meeting("d", "2027-02-16T17:00:00.000Z", {
        kind: "discovery",
        discoveryID: "d1",
        coachID: "two",
        coachName: "Léo Petit",
      }),
    ],
    daysOff: [{ day: "2027-02-16", holiday: null, span: "Vacances d’hiver" }],
  },
};

test("a month is walked by its keys over its edges, and a day opens with what meets what", async () => {
  visit("/calendrier?vue=mois&mois=2027-02", { answers });
  const grid = await screen.findByRole("grid", { name: /^février\s2027$/ });
  const day = (name: RegExp) => within(grid).getByRole("button", { name });
  const first = day(/^lundi 1er\sfévrier/);
  expect(first.tabIndex).toBe(0);
  expect(first.textContent).toBe("1er");
  first.focus();
  for (const key of ["ArrowDown", "ArrowRight"]) fireEvent.keyDown(document.activeElement ?? grid, { key });
  await vi.waitFor(() => expect(document.activeElement).toBe(day(/^mardi 9\sfévrier/)));
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/2\u00a0séances$/);
  fireEvent.click(day(/^mardi 9\sfévrier/));
  const opened = await screen.findByRole("region", { name: /^mardi 9\sfévrier/ });
  expect(opened.textContent).toContain("Le coach est aussi avec «\u00a0Groupe b\u00a0» à cette heure.");
  fireEvent.keyDown(opened, { key: "Escape" });
  expect(document.activeElement).toBe(day(/^mardi 9\sfévrier/));
  for (const key of ["End", "PageDown"]) fireEvent.keyDown(document.activeElement ?? grid, { key });
  await screen.findByRole("grid", { name: /^mars\s2027$/ });
  await vi.waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^dimanche 14\smars/));
});

test("the list says beside a date why nobody works, and leads a discovery session to its own page", async () => {
  visit("/calendrier?vue=liste&mois=2027-02&coach=two", { answers });
  const row = await screen.findByRole("row", { name: /Groupe d/ });
  expect(row.textContent).toContain("Ce jour n’est pas travaillé (Vacances d’hiver).");
  expect(within(row).getByRole("link").getAttribute("href")).toMatch(/\/groupes\/decouvertes\/d1$/);
  expect(screen.queryByText("Groupe a", { selector: "a" })).toBeNull();
  expect(screen.getByText("1 séance")).toBeTruthy();
});

test.each(["2026-11-22T12:00:00.000Z", "2026-12-31T22:40:00.000Z"])(
  "a calendar is by the firm’s clocks, and says the hour of a group that lives by others: asked at %s",
  async (at) => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(at) });
    onTestFinished(() => void vi.useRealTimers());
    const meetings = [meeting("a", "2027-02-09T05:00:00.000Z", { zone: "Indian/Reunion" })];
    visit("/calendrier?vue=liste&mois=2027-02", {
      answers: { ...answers, "/calendar": { ...answers["/calendar"], meetings } },
    });
    const row = await screen.findByRole("row", { name: /Groupe a/ });
    expect(row.textContent).toMatch(/6\sh\s–\s7\sh \(9\sh, heure de La Réunion\)/);
  },
);
