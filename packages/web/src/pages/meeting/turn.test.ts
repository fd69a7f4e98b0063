import { expect, it } from "vitest";
import { nextVolunteer } from "./turn.ts";

const people = ["Zoé", "Ana", "Bo"].map((name) => ({ personID: name, name }));
const meeting = (status: string, facilitatorID: string | null) => ({ status, peers: { facilitatorID } });

it("names who facilitated least, the first by name", () => {
  expect(nextVolunteer(people, [])).toEqual({ name: "Ana", times: 0 });
  expect(nextVolunteer(people, [meeting("held", "Ana"), meeting("held", "Bo")])).toEqual({ name: "Zoé", times: 0 });
  expect(nextVolunteer(people, [meeting("held", "Zoé"), meeting("planned", null)])?.name).toBe("Ana");
});

it("names nobody while the next meeting has its facilitator", () => {
  expect(nextVolunteer(people, [meeting("planned", "Bo")])).toBeUndefined();
});
