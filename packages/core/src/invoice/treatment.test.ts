import { expect, it } from "vitest";
import { treatmentOf } from "./treatment.ts";

type By = Parameters<typeof treatmentOf>[1];
type Buyer = Partial<By["buyer"]> & { postalCode?: string };

function by(regime: By["regime"], { postalCode = "69003", ...buyer }: Buyer = {}, isTrainer = true): By {
  const { country = "FR" } = buyer;
  const address = { street: "1", postalCode, city: "Ville", country };
  return { regime, isTrainer, buyer: { kind: "organization", vatNumber: null, address, ...buyer, country } };
}

it.each([
  [2_000, by("standard"), 2_000, "charged"],
  [550, by("standard"), 550, "charged"],
  [0, by("standard"), 0, "exempt"],
  [2_000, by("exempt"), 0, "exempt"],
  [2_000, by("franchise"), 0, "franchise"],
  [2_000, by("franchise", { country: "DE" }), 0, "franchise"],
  [2_000, by("standard", { postalCode: "97400" }), 850, "charged"],
  [850, by("standard", { postalCode: "97110" }), 850, "charged"],
  [550, by("standard", { postalCode: "97200" }), 210, "charged"],
  [2_000, by("standard", { postalCode: "97300" }), 0, "overseas"],
  [2_000, by("standard", { postalCode: "97600" }), 0, "overseas"],
  [2_000, by("standard", { country: "DE", vatNumber: "DE123456789" }), 0, "reverseCharge"],
  [2_000, by("exempt", { country: "DE", vatNumber: "DE123456789" }), 0, "reverseCharge"],
  [2_000, by("standard", { country: "US" }), 0, "outsideScope"],
  [2_000, by("standard", { country: "US", kind: "individual" }), 2_000, "charged"],
] as const)("%s under %o is %s, %s", (rate, given, vatRate, ground) => {
  expect(treatmentOf(rate, given)).toEqual({ vatRate, ground });
});

it.each([
  [1_900, by("standard"), "invoice.rate_unknown"],
  [0, by("standard", {}, false), "invoice.rate_zero"],
  [2_000, by("standard", { country: "DE" }), "invoice.buyer_vat_missing"],
] as const)("%s under %o is refused: %s", (rate, given, code) => {
  expect(() => treatmentOf(rate, given)).toThrow(expect.objectContaining({ code }));
});
