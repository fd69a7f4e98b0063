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
export async function enrolAndInvoice(
  tasks: Task[],
  clients: number,
): Promise<{ perSecond: number; violations: number }> {
  const waiting = [...tasks];
  const numbers = new Map<string, string[]>();
  const started = performance.now();
  const client = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const number = await one(task);
      numbers.set(task.firm.firmID, [...(numbers.get(task.firm.firmID) ?? []), number]);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - started) / 1000;
  const violations = [...numbers.values()].filter((own) => !isGapFree(own)).length;
  return { perSecond: tasks.length / seconds, violations };
}

async function one({ firm, cohortID, participantID }: Task): Promise<string> {
  const { organizationID } = firm;
  const enrolled = await again(() =>
    firm.ask<{ enrolmentIDs: string[] }>("POST", `/cohort/${cohortID}/enrolment`, {
      organizationID,
      participantIDs: [participantID],
    }),
  );
  const seats = [{ cohortID, enrolmentID: enrolled.enrolmentIDs[0] }];
  const { invoiceID } = await again(() => firm.ask<{ invoiceID: string }>("POST", "/invoice", { seats }));
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
