import { db } from "@entrepairs/core/db";
import { ID } from "@entrepairs/core/kernel";
import { emptyPage, FiguresPages, hasRoom, Report, toldOf, withGroup } from "@entrepairs/core/report";
import { asMember, asSystem, Satisfaction, testTable } from "@entrepairs/core/testing";

/** A group of six that answers nine times: eight sessions and the end of its cycle. */
const PEOPLE = 6;
const WAVES = 9;
const A_WRITE = 20;
const DAY_MS = 86_400_000;

export interface ReportCost {
  answers: number;
  /** CPU of one whole report of the firm: its query, its figures, its parts. */
  cpuMs: number;
  /** Of these, what the embedded engine and its wire take to answer that query. */
  queryMs: number;
  rows: number;
}

/** What a report costs over so many answers, from the rows that jobs leave of them; no answer is read by a report. */
export async function reportCost(answers: number, runs: number): Promise<ReportCost> {
  const table = await testTable();
  Satisfaction.configureForTests();
  try {
    const firmID = await Satisfaction.foundFirm();
    const cohorts = Math.max(1, Math.round(answers / (PEOPLE * WAVES)));
    const pages = pagesOf(cohorts);
    for (let at = 0; at < pages.length; at += A_WRITE) {
      const some = pages.slice(at, at + A_WRITE).map((page) => FiguresPages.create(page));
      await asSystem(firmID, () => db().write({ some }, {}));
    }
    const owner = <R>(body: () => Promise<R>) => asMember({ firmID, roles: ["owner"] }, body);
    const queryMs = await cpuOf(runs, () => owner(() => db().query({ pk: ["FIGUREPAGES"], limit: pages.length + 1 })));
    const cpuMs = await cpuOf(runs, () => owner(() => Report.report({})));
    return { answers: cohorts * PEOPLE * WAVES, cpuMs, queryMs, rows: pages.length };
  } finally {
    await table?.close();
  }
}

/** The median, warm. */
async function cpuOf(runs: number, act: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < runs; run += 1) await act();
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1_000);
  }
  return took.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

const programmes = [1, 2, 3, 4].map(() => ID.create("programme"));
const coaches = [1, 2, 3, 4, 5].map(() => ID.create("member"));
const organizations = [1, 2, 3, 4, 5, 6, 7].map(() => ID.create("organization"));

/** Six people's answers, now so, now so: the same at every run. */
function countsOf(seed: number): [number, number, number, number, number] {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (let person = 0; person < PEOPLE; person += 1) {
    const score = ((seed + 1) * 2_654_435_761 + person * 40_503 * (seed + 3)) % 11;
    counts[score < 1 ? 0 : score < 2 ? 1 : score < 4 ? 2 : score < 8 ? 3 : 4] += 1;
  }
  return counts;
}

/** The pages that jobs leave of so many groups, coach by coach. */
function pagesOf(cohorts: number) {
  const last = new Map<string, ReturnType<typeof emptyPage>>();
  const full: ReturnType<typeof emptyPage>[] = [];
  for (let at = 0; at < cohorts; at += 1) {
    const told = groupOf(at);
    const { coachID } = told;
    const page = last.get(coachID) ?? emptyPage(coachID, 1);
    const next = hasRoom(page) ? page : emptyPage(coachID, page.number + 1);
    if (next !== page) full.push(page);
    last.set(coachID, withGroup(next, told));
  }
  return [...full, ...last.values()];
}

/** One group in three has people of three clients. */
function clientsOf(at: number): string[] {
  const own = (more: number) => organizations[(at + more) % organizations.length] ?? "";
  return at % 3 === 0 ? [own(0), own(1), own(2)].sort() : [own(0)];
}

function partOf(organizationID: string, questions: readonly string[]) {
  const counts: [number, number, number, number, number] = [0, 0, 0, 1, 1];
  const scale = Object.fromEntries(questions.map((questionID) => [questionID, counts]));
  return { organizationID, asked: 2, answered: 2, scale, nps: {} };
}

function groupOf(at: number) {
  const cohortID = ID.create("cohort");
  const organizationIDs = clientsOf(at);
  const start = Date.parse("2024-01-08T08:00:00.000Z") + (at % 700) * DAY_MS;
  const waves = Array.from({ length: WAVES }, (_, wave) => {
    const isLast = wave === WAVES - 1;
    const questions = isLast ? ["problems", "ideas", "relations", "network", "facilitation", "safety"] : ["useful"];
    return {
      surveyID: ID.create("survey"),
      cohortID,
      cohortName: `Groupe ${at}`,
      programmeID: programmes[at % programmes.length] ?? "",
      programmeTitle: "Parcours inventé",
      coachID: coaches[at % coaches.length] ?? "",
      coachName: "Coach Inventée",
      timing: isLast ? ("hot" as const) : ("closing" as const),
      audience: "participant" as const,
      sessionNumber: isLast ? null : wave + 1,
      openedAt: new Date(start + wave * 30 * DAY_MS).toISOString(),
      closedAt: new Date(start + (wave * 30 + 14) * DAY_MS).toISOString(),
      k: 4,
      organizationIDs,
      organizations: organizationIDs.map((organizationID) => ({ organizationID, name: "Client Inventé" })),
      asked: PEOPLE,
      answered: PEOPLE,
      scale: Object.fromEntries(questions.map((questionID, asked) => [questionID, countsOf(at + wave * 7 + asked)])),
      nps: isLast ? { recommendation: { promoters: 3, passives: 2, detractors: 1 } } : {},
      questions,
      labels: {},
      parts:
        organizationIDs.length === 1 ? [] : organizationIDs.map((organizationID) => partOf(organizationID, questions)),
    };
  });
  const told = toldOf(waves);
  if (!told) throw new Error("A group has waves");
  return told;
}
