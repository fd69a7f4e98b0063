import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const TABLE = new URL("../../../docs/table/", import.meta.url);
const ANSWERS = /#(SURVEY|BLOCKS|PROGRAMMEBLOCKS|ORGREPORTS|FIGURES|FIGUREPAGES|SCOPE)\b/;

/**
 * Whatever reads answers, their sums or what is published of them, with what the attacker of `report/testing` takes it
 * for. The table is compared with what is done (table.contract), so a new reader has to be thought of here first.
 */
const READERS: Readonly<Record<string, readonly string[]>> = {
  "exact, for those whom each form names; the attacker's coach knows all of it": [
    "GET /api/f/:firm/home",
    "GET /api/f/:firm/report",
    "GET /api/f/:firm/report/csv",
    "GET /api/f/:firm/report/pdf",
    "GET /api/f/:firm/report/cohort/:cohortID",
    "GET /api/f/:firm/report/cohort/:cohortID/individual",
  ],
  "figures of whole blocks by programme and coach, at every moment": ["GET /api/f/:firm/report/published"],
  "figures of all whole blocks of a programme, at every moment": [
    "GET /c/:slug/programmes/:programme",
    "GET /en/c/:slug/programmes/:programme",
    "GET /api/f/:firm/quality/cause",
    "GET /api/f/:firm/quality/pack/:packID/zip",
  ],
  "the two frozen reports of a group, and words that their authors released": [
    "GET /api/f/:firm/space/satisfaction",
    "GET /api/f/:firm/space/satisfaction/:cohortID/words",
    "GET /api/f/:firm/space/satisfaction/:cohortID/pdf",
    "GET /api/f/:firm/space/satisfaction/:cohortID/csv",
    "GET /api/f/:firm/space/satisfaction/:cohortID/seen",
    "POST /api/f/:firm/cohort/:cohortID/document",
    "GET /api/f/:firm/rights/firm/export/:exportID/:partID",
  ],
  "one person's own, known to the attacker of himself and his colluder": [
    "GET /avis/:token",
    "GET /api/f/:firm/rights/own",
    "GET /api/f/:firm/rights/own/export",
    "GET /api/f/:firm/rights/person/:organizationID/:participantID",
    "GET /api/f/:firm/rights/person/:organizationID/:participantID/export",
  ],
};

it("every request that reads answers or figures of them is one that the attacker reads too", () => {
  const rows = readdirSync(TABLE)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => readFileSync(new URL(name, TABLE), "utf8").split("\n"))
    .map((row) => row.split("|").map((cell) => cell.trim()));
  const asking = rows.filter(([, , , , keys = ""]) => ANSWERS.test(keys)).map(([, , asked = ""]) => asked);
  const requests = asking.map((asked) => asked.replaceAll("`", "")).filter((asked) => /^(GET|POST) \//.test(asked));
  expect(requests.toSorted()).toEqual(Object.values(READERS).flat().toSorted());
});
