import { screen, within } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { learnZone } from "../../format/zone.ts";
import { FIRM, OTHER_FIRM, visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const card = (cohortID: string, name: string, days: number, tenths?: number) => ({
  cohortID,
  name,
  programmeID: "p",
  programmeTitle: "Codev",
  organizationID: null,
  organizationName: null,
  coachID: "m",
  coachName: "Ana Roux",
  status: "running",
  seatsTaken: 6,
  seatsMin: 5,
  seatsMax: 8,
  sessionsHeld: 2,
  sessionsTotal: 6,
  waiting: 0,
  satisfaction:
    tenths === undefined
      ? null
      : {
          tenths,
          answers: 12,
        },
  nextSession: {
    sessionID: `s-${cohortID}`,
    startsAt: soon(days),
    minutes: 180,
    zone: "Europe/Paris",
    kind: "regular",
  },
  following: [],
});
const home = (over: object) => ({
  cards: [],
  standsIn: [],
  toMark: [],
  toSign: [],
  waiting: [],
  fallen: [],
  complaints: [],
  fundings: [],
  credentials: [],
  satisfaction: null,
  money: null,
  ...over,
});

test("a freelance finds the groups of all his firms, the soonest first, and goes to each under one session", async () => {
  visit("/", {
    firms: [
      { firmID: FIRM, name: "Cabinet Lumen", roles: ["coach"] },
      { firmID: OTHER_FIRM, name: "Atelier Nord", roles: ["coach"] },
    ],
    answers: {
      [`${FIRM}/home`]: home({ cards: [card("c1", "Managers", 9, 44)] }),
      [`${OTHER_FIRM}/home`]: home({ cards: [card("c2", "Chefs d’atelier", 2)] }),
      "/calendar": { zone: "Europe/Paris", meetings: [], daysOff: [] },
    },
  });
  const table = await screen.findByRole("table");
  const rows = within(table).getAllByRole("row").slice(1);
  expect(rows.map((row) => within(row).getByRole("rowheader").textContent)).toEqual([
    "Chefs d’atelierOuvert à tous",
    "ManagersOuvert à tous",
  ]);
  expect(rows[0]?.textContent).toContain("Atelier Nord");
  expect(rows[1]?.textContent).toContain("(12\u00a0réponses)");
  const other = within(table).getByRole("link", { name: "Chefs d’atelier" });
  expect(other.getAttribute("href")).toBe(`/app/f/${OTHER_FIRM}/groupes/c2`);
});

test("a firm that does not answer hides no other", async () => {
  visit("/", {
    firms: [
      { firmID: FIRM, name: "Cabinet Lumen", roles: ["coach"] },
      { firmID: OTHER_FIRM, name: "Atelier Nord", roles: ["coach"] },
    ],
    answers: {
      [`${FIRM}/home`]: home({ cards: [card("c1", "Managers", 9)] }),
      "/calendar": { zone: "Europe/Paris", meetings: [], daysOff: [] },
    },
  });
  expect(await screen.findByRole("link", { name: "Managers" })).toBeTruthy();
  expect(await screen.findByText(/Atelier Nord n’ont pas pu être chargées/)).toBeTruthy();
});

test("what waits stands in order of consequence", async () => {
  const toMark = [{ cohortID: "c1", cohortName: "Managers", sessionID: "s", startsAt: soon(-1), zone: "Europe/Paris" }];
  visit("/", {
    answers: {
      "/home": home({
        cards: [card("c1", "Managers", 9)],
        toMark,
        toSign: [{ ...toMark[0], sessionID: "h", count: 1 }],
        waiting: [{ cohortID: "c1", cohortName: "Managers", count: 2 }],
        fallen: [{ cohortID: "c2", cohortName: "Relais", count: 4, begins: null }],
        money: { due: 100_000, overdue: 84_000, collectedThisMonth: 0 },
      }),
      "/calendar": { zone: "Europe/Paris", meetings: [], daysOff: [] },
    },
  });
  const section = await screen.findByRole("region", { name: "À faire" });
  const acts = within(section)
    .getAllByRole("listitem")
    .map((item) => item.querySelector("button, a")?.textContent);
  const sheet = within(section).getByRole("link", { name: "Ouvrir la feuille" });
  expect(sheet.getAttribute("href")).toBe(`/app/f/${FIRM}/groupes/c1/emargement/h`);
  expect(acts).toEqual([
    "Marquer comme tenue",
    "Ouvrir la feuille",
    "Ouvrir le groupe",
    "Voir les participants",
    "Voir les factures",
  ]);
});

test("an empty firm is led to its first group", async () => {
  const money = { due: 0, overdue: 0, collectedThisMonth: 0 };
  visit("/", {
    answers: { "/home": home({ money }), "/programme": { programmes: [] }, "/organization": { organizations: [] } },
  });
  const steps = await screen.findByRole("region", { name: "Trois étapes jusqu’à votre premier groupe" });
  const hrefs = within(steps)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href")?.split(FIRM)[1]);
  expect(hrefs).toEqual(["/reglages/programmes/nouveau", "/entreprises/nouvelle", "/groupes/nouveau"]);
});

test("hours of a list are each by their own group’s clocks, whatever was opened before it, and say whose", async () => {
  const cards = [card("c1", "Métropole", 2), card("c2", "Saint-Denis", 3)];
  const [here, there] = ["2027-02-09T08:00:00.000Z", "2027-02-10T05:00:00.000Z"];
  Object.assign(cards[0]?.nextSession ?? {}, { startsAt: here });
  Object.assign(cards[1]?.nextSession ?? {}, { startsAt: there, zone: "Indian/Reunion" });
  learnZone("c2", "Indian/Reunion");
  visit("/", {
    answers: { "/home": home({ cards }), "/calendar": { zone: "Europe/Paris", meetings: [], daysOff: [] } },
  });
  const table = await screen.findByRole("table");
  const [first, second] = within(table).getAllByRole("row").slice(1);
  expect(first?.textContent).toMatch(/9\sfévr\.[^(]*, 9\sh(?!\s\(heure)/);
  expect(second?.textContent).toMatch(/10\sfévr\.[^(]*, 9\sh \(heure de La Réunion\)/);
});
