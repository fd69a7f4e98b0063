import { expect, it } from "vitest";
import { type Scene, valuesOf } from "./facts.ts";

const session = (day: string, status: string) => ({
  startsAt: `${day}T08:00:00.000Z`,
  zone: "Europe/Paris",
  minutes: 210,
  status,
});
const scene = {
  firm: {
    name: "Cabinet Inventé",
    address: { street: "1 rue", postalCode: "69000", city: "Lyon" },
    contactEmail: "a@b.fr",
  },
  programme: { goals: null, objectives: [], public: [], prerequisites: null, outline: [] },
  group: {
    cohort: { programmeTitle: "Parcours", name: "Automne", coachName: "Ana", modality: "inPerson", place: null },
    sessions: [
      session("2027-01-12", "held"),
      session("2027-02-09", "planned"),
      session("2027-03-09", "planned"),
      session("2027-04-13", "cancelled"),
    ],
    enrolments: [{ enrolmentID: "e1", given: "Maud", family: "Inventée", organizationID: null, status: "accepted" }],
  },
  names: new Map(),
  followed: [{ enrolmentID: "e1", minutes: 180, days: ["2027-01-12"] }],
  attainments: [],
} as unknown as Scene;

it("a summons tells the hours of every session to come and held, at any moment of the cycle", () => {
  expect(valuesOf(scene, { kind: "summons", subjectID: "e1" }, "fr").heures).toBe("10\u00a0h\u00a030");
  expect(valuesOf(scene, { kind: "programme", subjectID: "c1" }, "fr").heures).toBe("10\u00a0h\u00a030");
});

it("an attestation measures what was followed against what was held", () => {
  const said = valuesOf(scene, { kind: "attestation", subjectID: "e1" }, "fr");
  expect([said.suivi, said.heures]).toEqual(["3\u00a0h", "3\u00a0h\u00a030"]);
});
