import * as v from "valibot";
import { Firm } from "../firm/index.ts";
import { Actor, fn } from "../kernel/index.ts";
import { type Understood, understood } from "./from-sheet.ts";
import { bytesMax } from "./sheet/split.ts";

/** What is understood of a catalogue sheet (C2), for the screen that shows it beside the source. Stores nothing. */
export const previewSheet = fn(
  "programme.previewSheet",
  v.object({ text: v.pipe(v.string(), v.maxLength(bytesMax, "too_long")) }),
  async ({ text }): Promise<Understood> => {
    Actor.assertRole("owner", "manager");
    const { vatRegime } = await Firm.get();
    // The YAML parser is loaded by the first sheet: no other request waits for it.
    const { Sheet, english } = await import("./sheet/index.ts");
    const { problems, ...read } = understood(Sheet.read(text), vatRegime);
    const said = problems.map((problem) => {
      const translated = english(problem.text);
      return translated ? { ...problem, english: translated } : problem;
    });
    return { ...read, problems: said };
  },
);
