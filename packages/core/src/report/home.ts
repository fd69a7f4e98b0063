import { Cohort, fallen } from "../cohort/index.ts";
import { Complaint } from "../complaint/index.ts";
import { Credential } from "../credential/index.ts";
import { Firm } from "../firm/index.ts";
import { Funding, type FundingTask } from "../funding/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, dayOf, type Instant, now, plusMinutes } from "../kernel/index.ts";
import { Session } from "../session/index.ts";
import { Terms } from "../terms/index.ts";
import { type Part, satisfactionSince } from "./inside.ts";

/** A session nobody marked for two months is no longer today's work. */
const LOOK_BACK_MINUTES = 60 * 24 * 60;
/** How far ahead one is told that he stands in for a colleague. */
const AHEAD_MINUTES = 30 * 24 * 60;

/** Cents, VAT included. */
export interface Money {
  due: number;
  overdue: number;
  collectedThisMonth: number;
}

export interface ToMark {
  cohortID: string;
  cohortName: string;
  sessionID: string;
  startsAt: Instant;
  zone: string;
}

/** A group with sessions held whose attendance sheets are not closed: how many, and the oldest of them. */
export interface ToSign extends ToMark {
  count: number;
}

/** A session that one leads for a colleague. */
export interface StandsIn extends ToMark {
  minutes: number;
  kind: Session.Info["kind"];
  number: number;
  forName: string;
}

export interface Home {
  cards: Cohort.Card[];
  /** Sessions to come that one leads instead of their group's coach. */
  standsIn: StandsIn[];
  /** Sessions that are over and not marked as held. */
  toMark: ToMark[];
  /** Groups with attendance sheets to sign, while their people may still sign by their links. */
  toSign: ToSign[];
  /** Groups in which an acceptance, a charter or a request waits for someone, with how many. */
  waiting: { cohortID: string; cohortName: string; count: number }[];
  /** Groups below five, with how many people they have; `begins`: when one that never had five is to. */
  fallen: { cohortID: string; cohortName: string; count: number; begins: Instant | null }[];
  /** Complaints that no person has acknowledged yet, with the last day; the firm's office alone. */
  complaints: { complaintID: string; reference: string; acknowledgeBy: string }[];
  /** Funding files that will be too late soon; the firm's office alone. */
  fundings: FundingTask[];
  /** Papers of facilitators that end soon or have ended: everyone's for the firm's office, one's own for a coach. */
  credentials: { memberID: string; name: string; title: string; expiresOn: string; isMine: boolean }[];
  satisfaction: Part["satisfaction"];
  money: Money | null;
}

/**
 * What a coach finds when he arrives: his groups across organizations, and what is to do. An owner or manager finds
 * every group, the quarter's satisfaction and the money. One query a list (groups, sessions past, waves, and for the
 * firm its invoices, complaints, funding files and the papers of facilitators), side by side: they are lists of different things, kept where their
 * own screens read them.
 */
export async function home(): Promise<Home> {
  Actor.assertRole("owner", "manager", "coach");
  const isFirm = Actor.hasRole("owner", "manager");
  const at = now();
  const [cards, sessions, satisfaction, invoices, complaints, files, papers, firm, terms] = await Promise.all([
    Cohort.cards(),
    Session.calendar({ from: plusMinutes(at, -LOOK_BACK_MINUTES), to: plusMinutes(at, AHEAD_MINUTES) }),
    satisfactionSince(quarterOf(at)),
    isFirm ? Invoice.list({}) : null,
    isFirm ? Complaint.register() : [],
    isFirm ? Funding.list({}) : [],
    Credential.list({}),
    Firm.get(),
    Terms.current(),
  ]);
  const { deadlineDays } = terms;
  const alive = new Set(cards.filter((card) => card.status !== "cancelled").map((card) => card.cohortID));
  const { memberID } = Actor.member();
  const isOpen = ({ cohortID, standIn, coachID }: Session.Info) =>
    alive.has(cohortID) || (standIn !== undefined && coachID === memberID);
  const planned = sessions.filter((one) => one.status === "planned" && isOpen(one));
  const isPast = ({ startsAt, minutes }: Session.Info) => plusMinutes(startsAt, minutes) <= at;
  const toMark = planned.filter(isPast);
  return {
    cards,
    standsIn: planned.flatMap(({ standIn, ...session }) =>
      standIn && session.coachID === memberID && !isPast(session) ? [standsInOf(session, standIn.forName)] : [],
    ),
    toMark: toMark.map(({ cohortID, cohortName, sessionID, startsAt, zone }) => ({
      cohortID,
      cohortName,
      sessionID,
      startsAt,
      zone,
    })),
    toSign: toSignIn(sessions.filter(isOpen)),
    waiting: cards
      .filter((card) => card.waiting > 0 && alive.has(card.cohortID))
      .map(({ cohortID, name, waiting }) => ({ cohortID, cohortName: name, count: waiting })),
    fallen: cards.flatMap(({ cohortID, name: cohortName, status, seatsTaken, goesOn, nextSession }) => {
      const next = nextSession?.startsAt;
      const count = fallen({ status, people: seatsTaken, goesOn, next, deadlineDays }, at);
      const begins = status === "proposed" && next ? next : null;
      return count === null ? [] : [{ cohortID, cohortName, count, begins }];
    }),
    complaints: complaints
      .filter(({ status }) => status === "received")
      .map(({ complaintID, acknowledgeBy }) => ({
        complaintID,
        reference: Complaint.referenceOf(complaintID),
        acknowledgeBy,
      })),
    fundings: Funding.tasksOf(files, { groups: cards, today: dayOf(at, firm.zone) }),
    credentials: Credential.endingIn(papers, dayOf(at, firm.zone)).map((one) => ({
      memberID: one.memberID,
      name: one.memberName,
      title: one.title,
      expiresOn: one.expiresOn ?? "",
      isMine: one.memberID === memberID,
    })),
    satisfaction,
    money: invoices?.totals ?? null,
  };
}

/** One line a group, whatever was left unsigned; what was taken over was signed elsewhere, visitors sign nothing. */
function toSignIn(sessions: readonly Session.Info[]): ToSign[] {
  const groups = new Map<string, ToSign>();
  for (const { status, kind, takenOver, sheetClosed, ...session } of sessions) {
    if (status !== "held" || kind === "discovery" || takenOver || sheetClosed) continue;
    const { cohortID, cohortName, sessionID, startsAt, zone } = session;
    const known = groups.get(cohortID) ?? { cohortID, cohortName, sessionID, startsAt, zone, count: 0 };
    groups.set(cohortID, { ...known, count: known.count + 1 });
  }
  return [...groups.values()];
}

function standsInOf(session: Session.Info, forName: string): StandsIn {
  const { cohortID, cohortName, sessionID, startsAt, zone, minutes, kind, number } = session;
  return { cohortID, cohortName, sessionID, startsAt, zone, minutes, kind, number, forName };
}

/** The first day of the quarter of an instant. */
function quarterOf(at: Instant): string {
  const month = Math.floor((Number(at.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${at.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
