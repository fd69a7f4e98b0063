import { screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { FIRM, visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const soon = new Date(Date.now() + 86_400_000).toISOString();
const session = {
  sessionID: "s1",
  kind: "regular",
  number: 3,
  startsAt: soon,
  minutes: 210,
  status: "planned",
  durations: [115, 195, 275, 355],
};
const topic = { kind: "concern", situation: "", tried: "", expected: "Des questions", at: soon, isTaken: false };
const group = {
  me: { personID: "p1", role: "peer" },
  cohortName: "Managers",
  erased: false,
  people: [
    { personID: "p1", name: "Ana Roux", turns: 0 },
    { personID: "p2", name: "Marc Le Goff", turns: 0 },
  ],
  sessions: [session],
  turnsLeft: 1,
  topics: [
    { ...topic, topicID: "t1", authorID: "p1", title: "Déléguer" },
    { ...topic, topicID: "t2", authorID: "p2", title: "Recruter" },
  ],
  board: { sessionID: "s1", votes: [{ topicID: "t2", count: 2 }], vote: null, passed: false },
  turns: [],
  actions: [],
  learnings: [],
  resources: [],
  contacts: [],
};
const firms = [{ firmID: FIRM, name: "Cabinet Lumen", roles: ["participant"] as const }];

test("a peer votes by keyboard, changes his own topic alone, and is told that turns are short", async () => {
  const { asked } = visit("/groupe/c1", { firms, answers: { "/cohort/c1/group": group, "/wish": { cohortID: "c1" } } });
  expect(await screen.findByText(/Il reste 1 tour pour 2 personnes/)).toBeTruthy();
  expect(screen.getByText(/1 sujet, 1 h 55/)).toBeTruthy();
  const cards = screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.closest("li") as HTMLElement);
  const [mine, other] = cards;
  expect(within(mine as HTMLElement).getByRole("button", { name: /^Modifier/ })).toBeTruthy();
  expect(within(other as HTMLElement).queryByRole("button", { name: /^Modifier/ })).toBeNull();
  expect(within(other as HTMLElement).getByText("2 voix")).toBeTruthy();
  within(other as HTMLElement)
    .getByRole("button", { name: /^Voter pour/ })
    .focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() =>
    expect(asked.find(({ path }) => path.endsWith("/session/s1/wish"))?.body).toEqual({
      wish: { kind: "vote", topicID: "t2" },
    }),
  );
});

test("who passes is asked once more, and is told that nobody else sees it", async () => {
  const passed = { ...group, board: { ...group.board, passed: true } };
  visit("/groupe/c1", { firms, answers: { "/cohort/c1/group": passed } });
  expect(await screen.findByText(/Vous passez votre tour à la prochaine séance/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Je passe mon tour" })).toBeNull();
});
