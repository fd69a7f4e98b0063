import * as v from "valibot";
import { Seats, untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Address, Firm } from "../firm/index.ts";
import { Actor, Day, DomainError, dayOf, Email, fn, ID, line, now, refusedField } from "../kernel/index.ts";
import { instantOf } from "../session/index.ts";
import { Terms } from "../terms/index.ts";
import { priceSigned, type Text, textOf } from "./agreement.ts";
import { already } from "./enrol.ts";
import { EnrolmentHolds, Enrolments } from "./enrolment.table.ts";
import { Event, told } from "./event.ts";
import { assertTakesPeople, freeForNewcomers, type Group, groupOf, groupOperations, type Info } from "./group.ts";
import { newRow, participantOf, withLink } from "./newcomer.ts";
import { assertShown, payerOf } from "./payer.ts";
import { signed } from "./signing.ts";
import { full } from "./visitor.ts";

const Locale = v.picklist(["fr", "en"]);
const Wanted = v.object({ cohortID: ID.schema("cohort"), signedOn: Day, locale: Locale });

/** The contract as an individual and the firm sign it together on a day, to be read to him, printed, or recorded. */
export const contractText = fn("enrolment.contractText", Wanted, async ({ cohortID, ...wanted }): Promise<Text> => {
  Actor.assertRole("owner", "manager");
  const [group, firm] = await Promise.all([groupOf(cohortID), Firm.get()]);
  return textFor(group, firm, wanted);
});

const Contract = v.object({
  ...Wanted.entries,
  given: line(80),
  family: line(80),
  email: Email,
  job: v.optional(v.nullable(line(120)), null),
  address: Address,
  /** Of the text that both signed. */
  textHash: v.string(),
  accepted: v.literal(true, "enrolment.accept_required"),
});

/**
 * Records the contract that an individual signed beside the firm: his seat is held, and nothing is collected before ten
 * days have passed (Code du travail L6353-5), even where it is recorded later. Refused where that text is not the one of
 * that day (`enrolment.text_changed`), for a day to come, for a client's own group, without a free seat.
 */
export const signInPerson = fn("enrolment.signInPerson", Contract, async ({ textHash, accepted: _, ...input }) => {
  Actor.assertRole("owner", "manager");
  const firm = await Firm.get();
  const today = dayOf(now(), firm.zone);
  if (input.signedOn > today) throw refusedField("signedOn", "enrolment.signed_future", "This day is to come");
  return untilWritten(async () => {
    const group = await groupOf(input.cohortID);
    assertTakesPeople(group.cohort);
    if (group.cohort.organizationID)
      throw new DomainError("conflict", "enrolment.other_client", "This group belongs to one client");
    if (freeForNewcomers(group) === 0) throw full();
    const text = await textFor(group, firm, input);
    assertShown(textHash, text);
    const { participantID, operations } = await participantOf(input);
    const { row, operation } = withLink({ ...newRow(group.cohort, input, participantID), origin: "firm" });
    const signatory = `${input.given} ${input.family}`;
    const payer = payerOf({ kind: "individual", address: input.address, signatory, textHash, accepted: true }, input);
    const signedAt = input.signedOn < today ? instantIn(firm, input.signedOn) : now();
    const signing = signed({ enrolment: row, text, payer, signatory, signedAt });
    const held: Info = { ...signing.enrolment, ...priceSigned(firm, row, input.address), status: "held" };
    const seats = Seats.take(group.cohort, { enrolmentID: held.enrolmentID, heldUntil: null }, now());
    if (!seats) throw full();
    const written = await db().write(
      {
        hold: EnrolmentHolds.create(held),
        ...operations,
        ...groupOperations(group.cohort, seats, [...group.enrolments, held]),
        enrolment: Enrolments.create(held),
        link: operation,
        ...signing.also,
        event: told(Event.ContractSigned, held),
      },
      { cohortID: held.cohortID, enrolmentID: held.enrolmentID, status: held.status },
    );
    if (written.refused === "hold") throw already();
    return written.refused ? undefined : written.answer;
  });
});

async function textFor(
  { cohort, sessions }: Group,
  firm: Firm.Info,
  { signedOn, locale }: Pick<v.InferOutput<typeof Wanted>, "signedOn" | "locale">,
): Promise<Text> {
  const at = instantIn(firm, signedOn);
  const terms = Terms.inForce(await Terms.editions(), at);
  return textOf({ kind: "contract", locale, firm, cohort, sessions, at, terms, inPerson: true });
}

/** Paper says a day and no hour. */
function instantIn({ zone }: Firm.Info, day: string): string {
  return instantOf(day, "12:00", zone);
}
