import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { ApprovedPlatform, type FlowStatus, PlatformFailure } from "../gateway/index.ts";
import { Invoice, InvoiceMoments } from "../invoice/index.ts";
import { Actor, DomainError, fn, hash, ID, log, notFound, now, plusMinutes } from "../kernel/index.ts";
import { currentOf, isLost, learned } from "./status.ts";
import { Submissions } from "./submission.table.ts";
import type { Submission } from "./submit.ts";

const HOUR = 60;
const DAY = 24 * HOUR;
/** Buyers have their time to answer; past this, the firm asks by hand. */
const LOOK_DAYS = 120;

/** When to ask again: often at first, once a day later; never once it is over. Pure. */
export function nextLook(
  row: Pick<Submission, "submittedAt" | "statuses">,
  at: string,
  settled: boolean,
): string | undefined {
  if (!row.submittedAt || isLost(row.statuses)) return undefined;
  if (settled && currentOf(row.statuses)?.code === 212) return undefined;
  const minutes = (Date.parse(at) - Date.parse(row.submittedAt)) / 60_000;
  if (minutes > LOOK_DAYS * DAY) return undefined;
  return plusMinutes(at, minutes < 10 ? 1 : minutes < HOUR ? 10 : minutes < DAY ? HOUR : DAY);
}

/** Asks the platform what became of a document, keeps what is new, and says when to ask again. */
export async function lookNow(invoiceID: string): Promise<string | undefined> {
  Actor.assertSystem();
  const [row, invoice] = await Promise.all([db().get(Submissions, { invoiceID }), Invoice.get(invoiceID)]);
  if (!row?.flowID) return undefined;
  const told = await ask(row.flowID).catch((error: unknown) => {
    // Silence, or an answer that is none: what is known stays, and it is asked again.
    if (!(error instanceof PlatformFailure)) throw error;
    log("warn", "submission.unanswered", { invoiceID, code: error.code });
    return undefined;
  });
  const kept = told ? await hear(invoiceID, told) : row;
  return nextLook(kept, now(), Invoice.dueOf(invoice) === 0);
}

async function ask(flowID: string): Promise<FlowStatus[]> {
  const { siret } = await Firm.get();
  const platform = ApprovedPlatform.use();
  if (!platform) throw new PlatformFailure("no_platform", false);
  return platform.statuses(siret.slice(0, 9), flowID);
}

/** Keeps what the platform said; each new status is a moment of the invoice. Doubles and disorder change nothing. */
export async function hear(invoiceID: string, told: readonly FlowStatus[]): Promise<Submission> {
  return untilWritten(async () => {
    const row = await db().get(Submissions, { invoiceID });
    if (!row) throw notFound("submission");
    const statuses = learned(row.statuses, told);
    const before = new Set(row.statuses.map(momentOf));
    const fresh = statuses.filter((one) => !before.has(momentOf(one)));
    const next = { ...row, statuses, lookedAt: now() };
    const written = await db().heal({
      submission: Submissions.replace(next),
      // A burst of more than a transaction holds is kept whole in the row, which the screen reads.
      moments: fresh.slice(0, 30).map((one) =>
        InvoiceMoments.put({
          invoiceID,
          momentID: momentOf(one),
          at: one.at,
          kind: "status",
          code: String(one.code),
          ...(one.reason && { text: one.reason }),
        }),
      ),
    });
    return written.refused ? undefined : { ...next, rev: row.rev + 1 };
  });
}

function momentOf({ code, at }: FlowStatus): string {
  return `status-${code}-${hash(at).slice(0, 8)}`;
}

/** The same at once, because someone asks; the platform's silence is told (`submission.unreachable`). */
export const refresh = fn(
  "submission.refresh",
  v.object({ invoiceID: ID.schema("invoice") }),
  async ({ invoiceID }) => {
    Actor.assertRole("owner", "manager");
    const row = await db().get(Submissions, { invoiceID });
    if (!row?.flowID) throw notFound("submission");
    const told = await ask(row.flowID).catch((error: unknown) => {
      if (!(error instanceof PlatformFailure)) throw error;
      throw new DomainError("busy", "submission.unreachable", "The platform does not answer: try again in a moment");
    });
    const { statuses } = await hear(invoiceID, told);
    return { invoiceID, code: currentOf(statuses)?.code ?? null };
  },
);
