import { Cohort, fallen } from "../cohort/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, type Instant, now, plusMinutes } from "../kernel/index.ts";
import { Session } from "../session/index.ts";
import { type Part, satisfactionSince } from "./inside.ts";

/** A session nobody marked for two months is no longer today's work. */
const LOOK_BACK_MINUTES = 60 * 24 * 60;

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

export interface Home {
  cards: Cohort.Card[];
  /** Sessions that are over and not marked as held. */
  toMark: ToMark[];
  /** Groups in which an acceptance, a charter or a request waits for someone, with how many. */
  waiting: { cohortID: string; cohortName: string; count: number }[];
  /** Groups that fell below five, with how many people they kept. */
  fallen: { cohortID: string; cohortName: string; count: number }[];
  satisfaction: Part["satisfaction"];
  money: Money | null;
}

/**
 * What a coach finds when he arrives: his groups across organizations, and what is to do. An owner or manager finds
 * every group, the quarter's satisfaction and the money. One query a list (groups, sessions past, waves, and for the
 * firm its invoices), side by side: they are lists of different things, kept where their own screens read them.
 */
export async function home(): Promise<Home> {
  Actor.assertRole("owner", "manager", "coach");
  const isFirm = Actor.hasRole("owner", "manager");
  const at = now();
  const [cards, sessions, satisfaction, invoices] = await Promise.all([
    Cohort.cards(),
    Session.calendar({ from: plusMinutes(at, -LOOK_BACK_MINUTES), to: at }),
    satisfactionSince(quarterOf(at)),
    isFirm ? Invoice.list({}) : null,
  ]);
  const alive = new Set(cards.filter((card) => card.status !== "cancelled").map((card) => card.cohortID));
  const toMark = sessions.filter(
    ({ status, cohortID, startsAt, minutes }) =>
      status === "planned" && alive.has(cohortID) && plusMinutes(startsAt, minutes) <= at,
  );
  return {
    cards,
    toMark: toMark.map(({ cohortID, cohortName, sessionID, startsAt, zone }) => ({
      cohortID,
      cohortName,
      sessionID,
      startsAt,
      zone,
    })),
    waiting: cards
      .filter((card) => card.waiting > 0 && alive.has(card.cohortID))
      .map(({ cohortID, name, waiting }) => ({ cohortID, cohortName: name, count: waiting })),
    fallen: cards.flatMap(({ cohortID, name: cohortName, status, seatsTaken, goesOn }) => {
      const count = fallen({ status, people: seatsTaken, goesOn });
      return count === null ? [] : [{ cohortID, cohortName, count }];
    }),
    satisfaction,
    money: invoices?.totals ?? null,
  };
}

/** The first day of the quarter of an instant. */
function quarterOf(at: Instant): string {
  const month = Math.floor((Number(at.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${at.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
