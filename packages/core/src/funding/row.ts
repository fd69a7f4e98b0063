import type * as v from "valibot";
import { db, event, type Named } from "../db/index.ts";
import { Actor, DomainError, notFound, now, type Row } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { CohortFundings, FundingCards, type FundingRow, Fundings } from "./funding.table.ts";

export type Info = v.InferOutput<typeof FundingRow>;
export type Stored = Row<typeof Fundings>;
export type Card = Row<typeof FundingCards>;
type Moment = Info["moments"][number];

/** The oldest of a long story go first. */
const MOMENTS_MAX = 120;

/** One file, for other commands and for jobs: asks for no role. */
export async function get(fundingID: string): Promise<Stored> {
  const found = await db().get(Fundings, { fundingID });
  if (!found) throw notFound("funding");
  return found;
}

export function cardOf(funding: Info) {
  const { fundingID, status, funderName, organizationID, organizationName, cohortID, cohortName } = funding;
  const { fileNumber, subrogation, askedNet, expiresOn, owedAt, invoiceID } = funding;
  return {
    fundingID,
    status,
    funderName,
    organizationID,
    organizationName,
    cohortID,
    cohortName,
    fileNumber,
    subrogation,
    askedNet,
    expiresOn,
    owedAt,
    invoiceID,
    agreedNet: funding.agreed?.net ?? null,
    people: funding.people.length,
  };
}

/** What the group is told of a file, in the transaction that changes it. */
export function groupKnows({ cohortID, fundingID, people }: Info) {
  return CohortFundings.put({ cohortID, fundingID, enrolmentIDs: people.map((one) => one.enrolmentID) });
}

/** What every command on one file answers. */
export type Changed = { fundingID: string; rev: number; status: Info["status"] };

/** Writes a changed file with its card and its event, if nobody wrote it since it was read; else undefined. */
export async function change(funding: Stored, name: string, also: Named = {}): Promise<Changed | undefined> {
  const { fundingID, rev, status } = funding;
  const written = await db().write(
    { ...rowsOfChange(funding), event: event(name, { fundingID }), ...also },
    { fundingID, rev: rev + 1, status },
  );
  return written.refused ? undefined : written.answer;
}

/** The file and its card as operations, for a command that writes other rows with them. */
export function rowsOfChange(funding: Stored): Named {
  return { funding: Fundings.replace(funding), card: FundingCards.put(cardOf(funding)) };
}

/** The file with one more line of its story. */
export function told<F extends Info>(funding: F, kind: Moment["kind"], { by = null, text = null }: Said = {}): F {
  const moments = [...funding.moments, { at: now(), kind, by, text }].slice(-MOMENTS_MAX);
  return { ...funding, moments };
}

type Said = { by?: string | null; text?: string | null };

/** Who acts, by name; nobody when it is a job. */
export async function actorName(): Promise<string | null> {
  const actor = Actor.use();
  return actor.type === "member" ? (await Member.get(actor.memberID)).name : null;
}

export function notThere(message: string): DomainError {
  return new DomainError("conflict", "funding.other_state", message);
}

export function refused(reason: string, message: string): DomainError {
  return new DomainError("conflict", `funding.${reason}`, message);
}
