import type { fr } from "../fr/firm.ts";

export const en: typeof fr = {
  title: "Firm",
  identity: "Identity",
  name: "Name of the firm",
  regime: "VAT regime",
  regimes: {
    standard: { label: "VAT on everything", hint: "Training and services at 20%" },
    exempt: {
      label: "Exempt training",
      hint: "French tax code, article 261, 4, 4° a: certificate of the administration",
    },
    franchise: { label: "Small-business franchise", hint: "French tax code, article 293 B: no VAT charged" },
  },
  activityNumber: "Training activity number",
  activityHint: "11 digits, given to training bodies by the administration (NDA)",
  issued: "Documents already issued keep what they said.",
  brand: "Colour",
  colour: "Colour of the firm",
  colourHint: "Six digits or letters after #, such as #005d62. Leave empty for the colour of Entrepairs.",
  pick: "Choose the colour",
  preview: "Preview",
  light: "Light screen",
  dark: "Dark screen",
  sample: "Enrol",
  sampleText: "A title, and a link",
  contrast: (ratio: string) => `Contrast on a light ground: ${ratio} to 1.`,
  kept: "This colour reads well: it is kept as it is on a light ground.",
  adjusted: (hex: string) =>
    `A text needs 4.5 to 1 at least to be read: on a light ground it will be darkened to ${hex}.`,
  noColour: "The colour of Entrepairs will be used.",
  invalid: "This is not a colour yet.",
  saved: "Firm saved.",
  slug: "Public address",
  errors: {
    "firm.changed_meanwhile": "Someone changed the firm while you were typing.",
  },
};
