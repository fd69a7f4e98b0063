import fc from "fast-check";
import { expect, it } from "vitest";
import { figuresOf, wavesOf } from "./ledger.ts";
import type { WaveSummary } from "./wave.ts";

const id = (noun: string, at: number) => `${noun}_${String(at).padStart(26, "0")}`;
const count = fc.nat(400);
const question = fc.constantFrom("useful", "own-a1", "goal-2", "recommendation");
const organization = fc.nat(2).map((at) => id("organization", at));

const wave = fc.record({
  timing: fc.constantFrom("closing", "pre", "hot", "post", "cold"),
  audience: fc.constantFrom("participant", "sponsor", "funder", "facilitator"),
  sessionNumber: fc.option(fc.nat(12)),
  openedAt: fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at).toISOString()),
  closedAt: fc.option(fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at).toISOString())),
  asked: count,
  answered: count,
  scale: fc.dictionary(question, fc.tuple(count, count, count, count, count)),
  nps: fc.dictionary(question, fc.record({ promoters: count, passives: count, detractors: count })),
  labels: fc.dictionary(question, fc.record({ fr: fc.string(), en: fc.string() }), { maxKeys: 1 }),
  organizationIDs: fc.uniqueArray(organization, { maxLength: 3 }).map((all) => all.sort()),
});

it("a group's text says all that its waves say, whatever the words, and their figures come back whole", () => {
  fc.assert(
    fc.property(fc.array(wave, { minLength: 1, maxLength: 6 }), (some) => {
      const waves = some.map((one, at): WaveSummary => {
        const named = one.organizationIDs.map((organizationID) => ({ organizationID, name: "Client" }));
        const shared = {
          cohortID: "c",
          cohortName: "G",
          programmeID: "p",
          programmeTitle: "P",
          coachID: "m",
          coachName: "M",
        };
        return { ...shared, ...one, surveyID: id("survey", at), organizations: named, parts: [], k: 0, questions: [] };
      });
      const row = figuresOf(waves);
      const back = row ? wavesOf([row]) : [];
      const figures = ({ organizations: _, ...one }: WaveSummary) => JSON.parse(JSON.stringify(one));
      expect(back.map(figures)).toEqual(waves.map(figures));
    }),
    { seed: 20261122, numRuns: 100 },
  );
});
