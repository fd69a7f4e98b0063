import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver, type Solver } from "../solver.ts";
import { type Answer, choices, choose, detailsOf, obstacleOf, type Poll } from "./poll.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const DAY = 86_400_000;
const slotsEvery = (days: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at}`, at: Date.UTC(2027, 0, 5) + at * days * DAY }));
const all = (answer: Answer, slots: Poll["slots"]) => Object.fromEntries(slots.map(({ id }) => [id, answer]));
const poll = (more: Partial<Poll>): Poll => {
  const slots = more.slots ?? slotsEvery(7, 12);
  return {
    sessions: 3,
    slots,
    answers: Object.fromEntries([0, 1, 2, 3, 4, 5].map((person) => [`p${person}`, all("yes", slots)])),
    taken: [],
    quorum: 5,
    missesMost: 1,
    gapDays: { least: 20, most: 36, best: 28 },
    ...more,
  };
};

/** The least total of absences beyond what is allowed and of absences, over every set of slots that keeps the rules. */
function leastByHand(asked: Poll): { excess: number; misses: number } | undefined {
  let best: { excess: number; misses: number } | undefined;
  const slots = asked.slots.filter(({ id }) => !asked.taken.includes(id));
  const walk = (chosen: string[], from: number): void => {
    if (chosen.length === asked.sessions) {
      const misses = Object.values(detailsOf(asked, chosen).misses).map((some) => some.length);
      const total = misses.reduce((sum, one) => sum + one, 0);
      const excess = misses.reduce((sum, one) => sum + Math.max(one - asked.missesMost, 0), 0);
      if (!best || excess < best.excess || (excess === best.excess && total < best.misses))
        best = { excess, misses: total };
      return;
    }
    const last = slots.find(({ id }) => id === chosen.at(-1));
    for (const [at, slot] of slots.entries()) {
      if (at < from) continue;
      const days = last ? (slot.at - last.at) / DAY : asked.gapDays.least;
      const present = Object.values(asked.answers).filter(
        (said) => said[slot.id] === "yes" || said[slot.id] === "ifNeeded",
      );
      if (days < asked.gapDays.least || days > asked.gapDays.most || present.length < asked.quorum) continue;
      walk([...chosen, slot.id], at + 1);
    }
  };
  walk([], 0);
  return best;
}

describe("the best dates of a cycle", () => {
  it("are a month apart when everyone always can", async () => {
    expect(await choices(solver, poll({}))).toEqual([
      { slots: ["s0", "s4", "s8"], misses: {}, reluctant: {}, aims: ["presence", "comfort", "rhythm"] },
    ]);
  });

  it("pass by where the facilitator is taken or the quorum is not reached", () => {
    const asked = poll({ taken: ["s4"] });
    const answers = {
      ...asked.answers,
      p0: { ...asked.answers.p0, s8: "no" },
      p1: { ...asked.answers.p1, s8: "no" },
    } as const;
    const choice = choose(solver, { ...asked, answers }, "rhythm");
    expect(choice?.slots).not.toContain("s4");
    expect(choice?.slots).not.toContain("s8");
  });

  it("count a slot without answer as a no, and say who would miss what", () => {
    const asked = poll({ slots: slotsEvery(28, 3) });
    expect(
      choose(solver, { ...asked, answers: { ...asked.answers, p5: { s0: "yes", s1: "ifNeeded" } } }, "presence"),
    ).toEqual({
      slots: ["s0", "s1", "s2"],
      misses: { p5: ["s2"] },
      reluctant: { p5: ["s1"] },
    });
  });

  it("let nobody miss two when it can be helped, and name whom when it cannot", () => {
    const asked = poll({ slots: slotsEvery(28, 3) });
    const choice = choose(solver, { ...asked, answers: { ...asked.answers, p5: { s0: "yes" } } }, "presence");
    expect(choice?.misses).toEqual({ p5: ["s1", "s2"] });
  });

  it("say why there are none", async () => {
    expect(obstacleOf(poll({ slots: slotsEvery(28, 2) }))).toEqual({ kind: "tooFewSlots", held: 2, wanted: 3 });
    expect(await choices(solver, poll({ slots: slotsEvery(2, 9) }))).toEqual([]);
    expect(obstacleOf(poll({ slots: slotsEvery(2, 9) }))).toEqual({ kind: "noRhythm" });
  });

  it("are the best of all, against every set tried by hand", () => {
    const answer = fc.constantFrom<Answer>("yes", "yes", "ifNeeded", "no");
    fc.assert(
      fc.property(
        fc.array(fc.array(answer, { minLength: 9, maxLength: 9 }), { minLength: 4, maxLength: 6 }),
        (people) => {
          const slots = slotsEvery(10, 9);
          const answers = Object.fromEntries(
            people.map((said, person) => [
              `p${person}`,
              Object.fromEntries(slots.map(({ id }, at) => [id, said[at] ?? "no"])),
            ]),
          );
          const asked = poll({ slots, answers, quorum: 3 });
          const best = leastByHand(asked);
          const choice = choose(solver, asked, "presence", 10);
          if (!best || !choice) {
            expect(choice).toBe(best);
            return;
          }
          const misses = Object.values(choice.misses).map((some) => some.length);
          expect({
            excess: misses.reduce((sum, one) => sum + Math.max(one - asked.missesMost, 0), 0),
            misses: misses.reduce((sum, one) => sum + one, 0),
          }).toEqual(best);
        },
      ),
      { seed: 20_261_122, numRuns: 40 },
    );
  }, 60_000);
});
