import { expect, it } from "vitest";
import { en } from "../../messages/en/audit.ts";
import { fr } from "../../messages/fr/audit.ts";

const sources = import.meta.glob<string>("../../../../core/src/**/*.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Everything that the product's commands and questions are called, as their code says it. */
const named = Object.entries(sources)
  .filter(([path]) => !path.includes(".test."))
  .flatMap(([, code]) =>
    [...code.matchAll(/\b(?:fn|logLine)\(\s*"([a-zA-Z]+\.[a-zA-Z]+)"/g)].map(([, name = ""]) => name),
  );

/** What only reads leaves no line. */
const READS = new RegExp(
  `^(?:${[
    "accounting\\.\\w+|annual\\.report|attendance\\.(?:roster|sheet|sheetPaper|sheetScan)|audit\\.list",
    "calendar\\.(?:expected|period|read)|cancellation\\.(?:ofGroup|preview\\w*)|certificate\\.(?:findOwn|of\\w+)",
    "cohort\\.preview|complaint\\.read|credential\\.(?:file|list)|composition\\.(?:card|list)|discovery\\.(?:card|list)",
    "document\\.(?:chain|review|findOwn|get\\w*|of\\w+|settings)|enrolment\\.(?:contractText|queue|roster)|form\\.(?:list|read)",
    "framing\\.of\\w+|visit\\.(?:choices|of[A-Z]\\w+)|funding\\.(?:card|funders|list|ofOrganization)|message\\.(?:ofSession|preview)|invoice\\.(?:candidates|list|ofSponsor|settings)|member\\.team",
    "order\\.(?:card|list|ofSponsor)|organization\\.(?:card|list)|participant\\.preview",
    "payment\\.(?:collections|findings|ofInvoice|payouts|toSettle)|plan\\.ofSeat|poll\\.(?:ofCohort|propose)",
    "quality\\.read\\w*|programme\\.(?:card|list|previewSheet)|report\\.\\w+|rights\\.(?:closure|export\\w*|find|held|list|ownHeld)",
    "session\\.(?:calendar|changePreview)|submission\\.(?:ofInvoice|settings)|takeover\\.(?:preview\\w+|standing)",
    "terms\\.read|wording\\.(?:list|preview|read)",
  ].join("|")})$`,
);

/** What the log keeps from the firm (`core/audit`): a group's own acts, and the hour of an answer. */
const UNTOLD = /^(?:room|autonomy)\.|^survey\.(?:answer|save|send)/;
const TOLD = ["room.enter", "room.read", "room.readGroup", "room.open", "autonomy.begin"];

/** The platform's own, in no firm's log; and the name that a test gives. */
const ELSEWHERE = ["feed.renew", "signIn.request", "thing.make"];

const told = [...new Set(named)].filter(
  (name) => !READS.test(name) && !ELSEWHERE.includes(name) && (!UNTOLD.test(name) || TOLD.includes(name)),
);

it("says every act of the product in both languages, and none that there is not", () => {
  expect(told.length).toBeGreaterThan(100);
  for (const words of [fr, en]) {
    expect(told.filter((name) => !Object.hasOwn(words.act, name))).toEqual([]);
    expect(Object.keys(words.act).filter((name) => !told.includes(name))).toEqual([]);
  }
});

it("offers each of their subjects as a filter", () => {
  const nouns = [...new Set(told.map((name) => name.split(".")[0] ?? ""))].filter((noun) => noun !== "vault");
  expect(nouns.filter((noun) => !Object.hasOwn(fr.subject, noun))).toEqual([]);
});

it("says no two acts alike: each is chosen by its sentence", () => {
  for (const words of [fr, en]) {
    const said = Object.values(words.act);
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
  }
});
