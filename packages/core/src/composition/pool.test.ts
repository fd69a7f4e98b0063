import { describe, expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { candidatesOf, circleOf, type Person } from "./pool.ts";

const A = ID.create("organization");
const person = (id: string, more: Partial<Person> = {}): Person => ({
  participantID: id,
  organizationID: A,
  given: id,
  family: "Essai",
  email: `${id}@essai.example`,
  job: null,
  unit: null,
  site: null,
  manager: null,
  traineeStatus: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  ...more,
});
const managers = (people: Person[]) => candidatesOf(people, true).map(({ managerID }) => managerID);

describe("a pool", () => {
  it("finds a manager by address, then by name in either order, whatever its case and accents", () => {
    const people = [
      person("chef", { given: "Éloïse", family: "Petit" }),
      person("a", { manager: "CHEF@essai.example" }),
      person("b", { manager: "eloise petit" }),
      person("c", { manager: "PETIT Éloïse" }),
      person("d", { manager: "Personne d’autre" }),
    ];
    expect(managers(people)).toEqual([null, "chef", "chef", "chef", null]);
  });

  it("guesses none of two who bear one name, nor someone of another client", () => {
    const twins = [person("x", { given: "Ana" }), person("y", { given: "Ana" }), person("z", { manager: "Ana Essai" })];
    expect(managers(twins)).toEqual([null, null, null]);
    const elsewhere = [person("x", { organizationID: ID.create("organization") }), person("z", { manager: "x Essai" })];
    expect(managers(elsewhere)).toEqual([null, null]);
  });

  it("takes those under one manager as a team when no team is named, and no team at all when told so", () => {
    const people = [
      person("a", { manager: "Karim Diallo" }),
      person("b", { manager: "karim  diallo" }),
      person("c", { manager: "Karim Diallo", team: "Achats" }),
      person("d"),
    ];
    expect(candidatesOf(people, true).map(({ team }) => team)).toEqual(["Karim Diallo", "Karim Diallo", "Achats", ""]);
    expect(candidatesOf(people, false).map(({ team }) => team)).toEqual(["", "", "", ""]);
  });

  it("reads one trade in two spellings", () => {
    const jobs = candidatesOf([person("a", { job: "Acheteur" }), person("b", { job: "ACHETEUR " })], true);
    expect(jobs.map(({ job }) => job)).toEqual(["Acheteur", "Acheteur"]);
  });

  it("names the people of a circle of managers, and nobody who only reports to it", () => {
    const of = (...pairs: [string, string | null][]) => circleOf(pairs.map(([id, managerID]) => ({ id, managerID })));
    expect(of(["a", "b"], ["b", null])).toEqual([]);
    expect(of(["out", "a"], ["a", "b"], ["b", "c"], ["c", "a"])).toEqual(["a", "b", "c"]);
  });
});
