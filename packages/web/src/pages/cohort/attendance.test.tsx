import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { visit } from "../../testing/served.tsx";

afterEach(() => vi.unstubAllGlobals());

const session = (sessionID: string, number: number, over: object = {}) => ({
  sessionID,
  cohortID: "c1",
  kind: "regular",
  number,
  startsAt: `2026-03-0${number}T09:00:00.000Z`,
  minutes: 180,
  zone: "Europe/Paris",
  templateID: "steps-100",
  modality: "onsite",
  place: null,
  link: null,
  status: "held",
  heldAt: `2026-03-0${number}T12:00:00.000Z`,
  moved: null,
  cohortName: "Managers",
  coachID: "m",
  ...over,
});
const person = (enrolmentID: string, given: string, family: string) => ({
  enrolmentID,
  given,
  family,
  participantID: enrolmentID,
  organizationID: null,
  email: `${enrolmentID}@lumen.example`,
  job: null,
  status: "accepted",
  origin: "firm",
  priceNet: 70_000,
  vatRate: 2_000,
  acceptedAt: "2026-01-01T09:00:00.000Z",
  datesCommittedAt: null,
  invoiceID: null,
  createdAt: "2026-01-01T09:00:00.000Z",
  payers: [],
  charterSigned: true,
  charterSignedAt: null,
  withdrawalUntil: null,
  agreement: null,
});
const mark = (enrolmentID: string, presence: string, over: object = {}) => ({
  enrolmentID,
  presence,
  lateMinutes: null,
  reason: null,
  at: "2026-03-02T12:00:00.000Z",
  byName: "Ana Roux",
  ...over,
});
const cohort = {
  cohortID: "c1",
  name: "Managers",
  programmeID: "p",
  programmeTitle: "Codev",
  programmeSlug: "codev",
  nature: "training",
  organizationID: null,
  organizationName: null,
  coachID: "m",
  coachName: "Ana Roux",
  status: "running",
  openToVisitors: false,
  seatsMin: 5,
  seatsMax: 8,
  seatsTaken: 2,
  priceNet: 70_000,
  vatRate: 2_000,
  zone: "Europe/Paris",
  modality: "onsite",
  place: null,
  link: null,
  anonymityFloor: 4,
  cancelReason: null,
  goesOn: null,
  charter: { version: 1, rules: [] },
};
const people = [person("e1", "Lina", "Roche"), person("e2", "Hugo", "Blanc")];
const whole = (over: object) => ({
  cohort,
  sessions: [],
  enrolments: people,
  attendance: [],
  guests: [],
  madeUp: [],
  ...over,
});
const show = (path: string, over: object) =>
  visit(`/groupes/c1${path}`, {
    answers: { "/cohort/c1": whole(over), "/held": {}, "/attendance": {}, "/home": { cards: [] } },
  });
const sentTo = (asked: ReturnType<typeof visit>["asked"], end: string) =>
  asked.filter(({ method, path }) => method === "POST" && path.endsWith(end)).map(({ body }) => body);

test("everyone is present by one press; whoever was not is said before it, with minutes or a reason", async () => {
  const sessions = [session("s1", 1, { status: "planned", heldAt: null })];
  const { asked } = show("?seance=s1", { sessions });
  const sheet = await screen.findByRole("dialog", { name: "Qui était là\u202f? – Séance 1" });
  const names = within(sheet)
    .getAllByRole("group")
    .map((group) => group.querySelector("legend")?.textContent);
  expect(names).toEqual(["Hugo Blanc", "Lina Roche"]);
  const of = (name: string) => within(within(sheet).getByRole("group", { name }));
  fireEvent.click(of("Hugo Blanc").getByLabelText("Excusé"));
  fireEvent.input(within(sheet).getByLabelText(/^Motif – Hugo Blanc/), { target: { value: "Déplacement" } });
  fireEvent.click(of("Lina Roche").getByLabelText("En retard"));
  fireEvent.input(within(sheet).getByLabelText(/^Minutes de retard/), { target: { value: "vingt" } });
  expect(within(sheet).getByText("1 présent sur 2")).toBeTruthy();
  fireEvent.click(within(sheet).getByRole("button", { name: "Marquer comme tenue" }));
  expect(await within(sheet).findByRole("alert")).toBeTruthy();
  expect(sentTo(asked, "/held")).toEqual([]);
  fireEvent.input(within(sheet).getByLabelText(/^Minutes de retard/), { target: { value: "20" } });
  fireEvent.click(within(sheet).getByRole("button", { name: "Marquer comme tenue" }));
  await waitFor(() => expect(sentTo(asked, "/held")).toHaveLength(1));
  expect(sentTo(asked, "/held")).toEqual([
    {
      marks: [
        { enrolmentID: "e2", presence: "excused", reason: "Déplacement" },
        { enrolmentID: "e1", presence: "late", lateMinutes: 20 },
      ],
    },
  ]);
});

test("one gesture says again that all are present", async () => {
  const sessions = [session("s1", 1, { status: "planned", heldAt: null })];
  const { asked } = show("?seance=s1", { sessions });
  const sheet = await screen.findByRole("dialog");
  for (const absent of within(sheet).getAllByLabelText("Absent")) fireEvent.click(absent);
  fireEvent.click(within(sheet).getByRole("button", { name: "Tous présents" }));
  fireEvent.click(within(sheet).getByRole("button", { name: "Marquer comme tenue" }));
  await waitFor(() => expect(sentTo(asked, "/held")).toHaveLength(1));
  expect(sentTo(asked, "/held")).toEqual([
    {
      marks: [
        { enrolmentID: "e2", presence: "present" },
        { enrolmentID: "e1", presence: "present" },
      ],
    },
  ]);
});

test("the table counts recorded sessions alone, and keeps what was said before a correction", async () => {
  const attendance = [
    { sessionID: "s1", marks: [mark("e1", "present"), mark("e2", "absent"), mark("e2", "late", { lateMinutes: 15 })] },
  ];
  show("?onglet=presence", { sessions: [session("s1", 1), session("s2", 2)], attendance });
  const table = await screen.findByRole("table", { name: "Présence" });
  const [hugo, lina] = within(table).getAllByRole("row").slice(1);
  expect(hugo?.textContent).toContain("15\u00a0min de retard");
  expect(hugo?.textContent).toContain("1 sur 1");
  expect(lina?.textContent).toContain("Non relevée");
  expect(lina?.textContent).toContain("1 sur 1");
  const corrections = screen.getByRole("region", { name: "Corrections" });
  expect(corrections.textContent).toContain("15\u00a0min de retard (avant\u00a0: Absent)");
  expect(corrections.textContent).toContain("par Ana Roux");
});

test("a session held before presence was recorded says so, and can be recorded", async () => {
  const { asked } = show("", { sessions: [session("s1", 1)] });
  expect(await screen.findByText("Présence non relevée")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Relever la présence – Séance 1" }));
  const sheet = await screen.findByRole("dialog", { name: "Présence – Séance 1" });
  fireEvent.click(within(sheet).getByRole("button", { name: "Enregistrer la présence" }));
  await waitFor(() => expect(sentTo(asked, "/attendance")).toHaveLength(1));
});
