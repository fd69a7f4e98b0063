import * as v from "valibot";
import { Cohorts } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { Actor, DomainError, type FieldProblem, fn, notFound, now, type Row } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { PollAnswers, Polls, SAID } from "./poll.table.ts";
import { closed, isLiving, isOpen, PURPOSE, type Stored } from "./row.ts";

export type Said = (typeof SAID)[number];

/** What the bearer of a link sees: the dates, what he said so far, whether he still may. Nobody else's name. */
export interface Mine {
  poll: Stored;
  firm: Row<typeof Firms>;
  cohortName: string;
  programmeTitle: string;
  given: string;
  locale: "fr" | "en";
  state: "open" | "closed";
  said: Readonly<Record<string, Said>>;
  answeredAt: string | null;
}

function bearer(): { cohortID: string; pollID: string; enrolmentID: string } {
  const { cohortID = "", pollID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  return { cohortID, pollID, enrolmentID };
}

/** The bearer's poll, in one round trip. Reading consumes nothing. Not found for who left the group. */
export async function mine(): Promise<Mine> {
  const key = bearer();
  const [poll, own, enrolment, cohort, firm] = await db().gets(
    { entity: Polls, key },
    { entity: PollAnswers, key },
    { entity: Enrolments, key },
    { entity: Cohorts, key },
    { entity: Firms, key: {} },
  );
  if (!poll || !enrolment || !cohort || !firm || !isLiving(enrolment)) throw notFound("poll");
  const { name: cohortName, programmeTitle } = cohort;
  const { given, locale } = enrolment;
  const state = isOpen(poll) ? "open" : "closed";
  const { said = {}, answeredAt = null } = own ?? {};
  return { poll, firm, cohortName, programmeTitle, given, locale, state, said, answeredAt };
}

const Given = v.object({
  said: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((said) => Object.keys(said).length <= 60, "too_long"),
  ),
});

/**
 * What the bearer says of every slot; said again, the last word counts, until the poll is closed (`poll.closed`). A slot
 * without an answer is named (`poll.answer_missing`), one of another poll refused (`poll.slot_unknown`).
 */
export const answer = fn("poll.answer", Given, async (input) => {
  const { poll, state } = await mine();
  if (state === "closed") throw closed();
  const said = checked(poll, input.said);
  const { pollID, cohortID } = poll;
  const written = await db().write(
    {
      answer: PollAnswers.put({ ...bearer(), said, answeredAt: now() }),
      poll: Polls.check(poll, { test: "still", values: { status: "open" } }),
      event: event(Event.Answered, { cohortID, pollID }),
    },
    { pollID, status: "answered" as const },
  );
  if (written.refused) throw closed();
  return written.answer;
});

function checked({ slots }: Stored, said: Readonly<Record<string, unknown>>): Record<string, Said> {
  const known = new Set(slots.map(({ slotID }) => slotID));
  if (Object.keys(said).some((slotID) => !known.has(slotID))) {
    throw new DomainError("input", "poll.slot_unknown", "A slot is of another poll");
  }
  const answers = slots.map(({ slotID }) => [slotID, SAID.find((word) => word === said[slotID])] as const);
  const fields: FieldProblem[] = answers
    .filter(([, word]) => word === undefined)
    .map(([slotID]) => ({ path: slotID, code: "poll.answer_missing" }));
  if (fields.length > 0) throw new DomainError("input", "poll.incomplete", "Some slots have no answer", fields);
  return Object.fromEntries(answers.flatMap(([slotID, word]) => (word ? [[slotID, word]] : [])));
}
