import { screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { renderAt } from "../../testing/routed.tsx";
import { Cells } from "./cells.tsx";
import type { PublishedCell } from "./report.data.ts";

const label = { fr: "Cette séance vous a-t-elle été utile", en: "Was it useful" };
const few = { fr: "Le détail paraît à partir de dix personnes.", en: "Details appear from ten people on." };

test("a published mean never goes without its band and its numbers; what is withheld says why", () => {
  const cell: PublishedCell = {
    label,
    why: few,
    figure: {
      kind: "scale",
      questionID: "useful",
      people: 6,
      rate: { satisfied: 15, answers: 17, percent: 88 },
      mean: { value: 4, from: 3.6, to: 4.8 },
      distribution: { withheld: "few_people" },
    },
  };
  const { container } = renderAt("/", () => <Cells cells={[cell]} />);
  expect(container.textContent).toContain("entre 3,6 et 4,8");
  expect(container.textContent).toContain("15 sur 17\u00a0réponses, 6\u00a0personnes");
  expect(screen.getByText(few.fr)).toBeTruthy();
  expect(container.querySelector("svg")).toBeNull();
});

test("a refused cell holds no figure, only its reason", () => {
  const figure = { kind: "refused", questionID: "useful", code: "report.no_block" } as const;
  const { container } = renderAt("/", () => <Cells cells={[{ label, why: few, figure }]} />);
  expect(screen.getByRole("heading", { level: 3 }).textContent).toBe(label.fr);
  expect(container.textContent).not.toMatch(/\d/);
});
