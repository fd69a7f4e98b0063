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
  review: null,
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

const review = {
  status: "asked",
  opensAt: soon,
  isOpen: true,
  lines: [
    {
      lineID: "l1",
      text: "Nous déléguons",
      turn: null,
      isMine: false,
      isOut: false,
      isStruckByMe: false,
      leaves: true,
    },
    { lineID: "l2", text: "Un détail", turn: 0, isMine: true, isOut: true, isStruckByMe: true, leaves: false },
  ],
  vetoes: [],
  hasSaid: false,
  said: 1,
  waiting: [],
  mayRelease: false,
  deadlineOn: "2031-03-12",
  releasedAt: null,
};
const turns = [{ personID: "p1", sessionID: "s1", topicID: null, title: "Déléguer" }];

test("a peer strikes a line of the review out by keyboard, withholds his topic, and says that he has read it", async () => {
  const { asked } = visit("/groupe/c1?onglet=bilan", {
    firms,
    answers: { "/cohort/c1/group": { ...group, review, turns }, "/review": { cohortID: "c1" } },
  });
  const acts = () => asked.filter(({ path }) => path.endsWith("/review")).map(({ body }) => body);
  expect(await screen.findByText(/1 membre a relu sur 2/)).toBeTruthy();
  expect(screen.getByText(/12 mars 2031/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^(Modifier|Supprimer)/ })).toBeNull();
  screen.getByRole("button", { name: /^Rayer «\sNous déléguons\s»/ }).focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(acts()).toEqual([{ act: { kind: "strike", lineID: "l1", struck: true } }]));
  await userEvent.click(await screen.findByLabelText(/^Ne rien laisser partir de mon sujet «\sDéléguer\s»/));
  await vi.waitFor(() => expect(acts()[1]).toEqual({ act: { kind: "veto", turn: 0, vetoed: true } }));
  await userEvent.click(await screen.findByRole("button", { name: "J’ai relu, cela peut partir" }));
  await vi.waitFor(() => expect(acts()[2]).toEqual({ act: { kind: "say" } }));
});

test("a coach sees what would go out before he hands it over, once everyone has read it", async () => {
  const heard = { ...review, said: 2, mayRelease: true };
  const me = { personID: "m1", role: "coach" };
  const { asked } = visit("/groupe/c1?onglet=bilan", {
    firms: [{ firmID: FIRM, name: "Cabinet Lumen", roles: ["coach"] as const }],
    answers: { "/group/reading": { ...group, me, review: heard, turns }, "/review": { cohortID: "c1" } },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Remettre le texte" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("Nous déléguons")).toBeTruthy();
  expect(within(dialog).queryByText("Un détail")).toBeNull();
  await userEvent.click(within(dialog).getByRole("button", { name: "Remettre le texte" }));
  await vi.waitFor(() =>
    expect(asked.find(({ path }) => path.endsWith("/review"))?.body).toEqual({ act: { kind: "release" } }),
  );
});
