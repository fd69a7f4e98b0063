import * as v from "valibot";
import { Firm } from "../firm/index.ts";
import { Actor, fn } from "../kernel/index.ts";
import { type Understood, understood } from "./from-sheet.ts";
import { Sheet } from "./sheet/index.ts";

/** What is understood of a catalogue sheet (C2), for the screen that shows it beside the source. Stores nothing. */
export const previewSheet = fn(
  "programme.previewSheet",
  v.object({ text: v.pipe(v.string(), v.maxLength(Sheet.bytesMax, "too_long")) }),
  async ({ text }): Promise<Understood> => {
    Actor.assertRole("owner", "manager");
    const { vatRegime } = await Firm.get();
    return understood(Sheet.read(text), vatRegime);
  },
);
