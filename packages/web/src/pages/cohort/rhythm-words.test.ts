import { describe, expect, test } from "vitest";
import { rhythmOf } from "./rhythm-words.ts";

const weeks = (everyWeeks: number, weekday: number, time: string) => ({ everyWeeks, weekday, time });
const month = (nth: number | "last", weekday: number, time: string) => ({ monthly: { nth, weekday }, time });

describe("a rhythm in words", () => {
  test.each([
    ["toutes les 4 semaines, le mardi à 9 h", weeks(4, 2, "09:00")],
    ["Toutes les quatre semaines, le Mardi à 9\u00a0h\u00a030", weeks(4, 2, "09:30")],
    ["le premier jeudi du mois à 14h", month(1, 4, "14:00")],
    ["le 1er jeudi de chaque mois, à 14h30", month(1, 4, "14:30")],
    ["à 9 heures le dernier vendredi du mois", month("last", 5, "09:00")],
    ["le 3ème lundi du mois à midi", month(3, 1, "12:00")],
    ["un mardi sur deux à 18:15", weeks(2, 2, "18:15")],
    ["tous les 15 jours, le mercredi à 8 h", weeks(2, 3, "08:00")],
    ["tous les jeudis à 10 h", weeks(1, 4, "10:00")],
    ["chaque semaine, le samedi à 10 h", weeks(1, 6, "10:00")],
    ["every 4 weeks on Tuesday at 09:30", weeks(4, 2, "09:30")],
    ["every other Tuesday at 2 pm", weeks(2, 2, "14:00")],
    ["on the first Thursday of each month at 9", month(1, 4, "09:00")],
    ["The second Monday of the month, 12:30 pm", month(2, 1, "12:30")],
    ["every Friday at 12 am", weeks(1, 5, "00:00")],
  ])("%s", (text, rhythm) => {
    expect(rhythmOf(text)).toEqual(rhythm);
  });

  test.each([
    ["", "rhythm.weekday"],
    ["toutes les 4 semaines à 9 h", "rhythm.weekday"],
    ["le mardi et le jeudi à 9 h", "rhythm.weekdays"],
    ["toutes les 4 semaines, le mardi", "rhythm.hour"],
    ["le premier jeudi du mois à 25 h", "rhythm.hour"],
    ["le mardi à 9 h", "rhythm.often"],
    ["le cinquième mardi du mois à 9 h", "rhythm.often"],
    ["le premier ou le troisième mardi du mois à 9 h", "rhythm.often"],
    ["toutes les 40 semaines, le mardi à 9 h", "rhythm.weeks"],
    ["toutes les 0 semaines, le mardi à 9 h", "rhythm.weeks"],
  ])("says what is missing from: %s", (text, problem) => {
    expect(rhythmOf(text)).toBe(problem);
  });
});
