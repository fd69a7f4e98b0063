import { type Firm, openGroups } from "./firm.ts";

const SEATS = 8;

interface Task {
  firm: Firm;
  cohortID: string;
  participantID: string;
}

/** Groups enough for a seat each, with who takes it. */
export async function tasksOf(firm: Firm): Promise<Task[]> {
  const groups = await openGroups(firm, Math.ceil(firm.people.length / SEATS));
  return firm.people.map((participantID, at) => ({
    firm,
    participantID,
    cohortID: groups[Math.floor(at / SEATS)] ?? "",
  }));
}

/** Enrols and invoices everyone, so many at a time; answers how many a second, and what went wrong with the numbers. */
export async function enrolAndInvoice(tasks: Task[], clients: number): Promise<Pace> {
  return paced(tasks, clients, async (task) => issue(task.firm, await draft(task)));
}

/** Issues drafts that stand ready, so many at a time, on one counter. */
export async function issueTogether(tasks: Task[], clients: number): Promise<Pace> {
  const ready: Drafted[] = [];
  await each(tasks, clients, async (task) => {
    ready.push({ firm: task.firm, invoiceID: await draft(task) });
  });
  return paced(ready, clients, ({ firm, invoiceID }) => issue(firm, invoiceID));
}

interface Drafted {
  firm: Firm;
  invoiceID: string;
}

interface Pace {
  perSecond: number;
  /** Firms whose numbers are not 1 to n. */
  violations: number;
}

async function paced<T extends { firm: Firm }>(
  items: T[],
  clients: number,
  numberOf: (item: T) => Promise<string>,
): Promise<Pace> {
  const numbers = new Map<string, string[]>();
  const started = performance.now();
  await each(items, clients, async (item) => {
    const number = await numberOf(item);
    numbers.set(item.firm.firmID, [...(numbers.get(item.firm.firmID) ?? []), number]);
  });
  const seconds = (performance.now() - started) / 1000;
  const violations = [...numbers.values()].filter((own) => !isGapFree(own)).length;
  return { perSecond: items.length / seconds, violations };
}

async function each<T>(items: T[], clients: number, act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const client = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function draft({ firm, cohortID, participantID }: Task): Promise<string> {
  const { organizationID } = firm;
  const enrolled = await again(() =>
    firm.ask<{ enrolmentIDs: string[] }>("POST", `/cohort/${cohortID}/enrolment`, {
      organizationID,
      participantIDs: [participantID],
    }),
  );
  const seats = [{ cohortID, enrolmentID: enrolled.enrolmentIDs[0] }];
  return (await again(() => firm.ask<{ invoiceID: string }>("POST", "/invoice", { seats }))).invoiceID;
}

async function issue(firm: Firm, invoiceID: string): Promise<string> {
  return (await again(() => firm.ask<{ number: string }>("POST", `/invoice/${invoiceID}/issue`))).number;
}

/** A client told to come back does, a few times. */
async function again<T>(ask: () => Promise<T>, times = 5): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (times === 0 || !String(error).includes(": 503 ")) throw error;
    return again(ask, times - 1);
  }
}

function isGapFree(numbers: readonly string[]): boolean {
  const counted = numbers.map((number) => Number(/(\d+)$/.exec(number)?.[1])).sort((one, other) => one - other);
  return counted.every((number, at) => number === at + 1);
}
