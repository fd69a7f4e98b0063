import { describe, expect, it } from "vitest";
import { durationMinutes, LEARNING_FLOOR_MINUTES, shareOf, templateMinutes } from "./template.ts";
import { five60, flash45, kickoff, review, six80, six100, six120, templates } from "./templates.ts";

describe("the shipped templates", () => {
  it("add up to the minutes in their name", () => {
    const minutes = [six80, six100, six120, flash45, five60, kickoff, review].map(templateMinutes);
    expect(minutes).toEqual([80, 100, 120, 45, 60, 180, 180]);
  });

  it("keep at least ten minutes for learning in each consultation", () => {
    for (const template of templates.filter((one) => one.kind === "consultation")) {
      const learning = template.steps.find((step) => step.key === "learning");
      expect(learning?.floorMinutes).toBe(LEARNING_FLOOR_MINUTES);
      expect(learning?.minutes).toBeGreaterThanOrEqual(LEARNING_FLOOR_MINUTES);
    }
  });

  it("have the six steps in the method's order, and five beats", () => {
    const six = ["presentation", "clarification", "agreement", "consulting", "synthesis", "learning"];
    for (const template of [six80, six100, six120, flash45])
      expect(template.steps.map((step) => step.key)).toEqual(six);
    expect(five60.steps).toHaveLength(5);
  });

  it("let no client write while consulted, and none but the client in the presentation", () => {
    const writer = (key: string) => six80.steps.find((step) => step.key === key)?.writer;
    expect(["presentation", "consulting", "synthesis"].map(writer)).toEqual(["client", "consultants", "client"]);
    expect(five60.steps.find((step) => step.key === "feedback")?.writer).toBe("consultants");
  });

  it("let nobody past the kickoff without a charter step, nor a client past the agreement without assent", () => {
    expect(kickoff.steps.map((step) => step.gate)).toContain("charter");
    expect(six80.steps.find((step) => step.gate === "assent")?.key).toBe("agreement");
  });

  it("name and instruct each step in both languages, shortly, with keys used once", () => {
    for (const template of templates) {
      expect(new Set(template.steps.map((step) => step.key)).size).toBe(template.steps.length);
      for (const step of template.steps) {
        const texts = [step.name, ...Object.values(step.instruction)].flatMap(({ fr, en }) => [fr, en]);
        expect(texts.length).toBeGreaterThanOrEqual(6);
        expect(texts.every((text) => text.length > 0 && text.length <= 70)).toBe(true);
        expect(texts.join("")).not.toContain("'");
      }
    }
  });
});

describe("the length of a session", () => {
  it("is opening, consultations, pauses and closing", () => {
    expect(durationMinutes(six80, 1)).toBe(115);
    expect(durationMinutes(six80, 2, 15)).toBe(210);
    expect(durationMinutes(kickoff, 0)).toBe(180);
    expect(() => durationMinutes(six80, 0)).toThrow(RangeError);
  });

  it("shares a template out in parts that make a whole", () => {
    for (const template of templates) {
      const shares = template.steps.map((step) => shareOf(template, step));
      expect(Math.abs(shares.reduce((sum, one) => sum + one, 0) - 10_000)).toBeLessThanOrEqual(template.steps.length);
    }
  });
});
