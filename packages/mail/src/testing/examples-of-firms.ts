import type { MessageKind, MessageParams } from "../render.ts";

const firmName = "Atelier des Pairs";
const url = "https://exemple.test/lien/abc?x=1&y=2";

/** One invented example of each message about a firm itself, with its variants. */
export const ofFirms = {
  firmClosing: (["asked", "takenBack", "stopped", "closed"] as const).flatMap((step) =>
    [true, false].map((isOwner) => ({
      firmName,
      step,
      on: "2027-12-01",
      isOwner,
      kept: (["accounts", "consumer", "contracts", "training", "log"] as const).map((kind, at) => ({
        kind,
        rows: at + 1,
        until: "2037-12-31",
      })),
      url,
    })),
  ),
  firmExportReady: [1, 3].map((parts) => ({ firmName, parts, until: "2027-12-01", url })),
} satisfies { [Kind in MessageKind]?: readonly MessageParams[Kind][] };
