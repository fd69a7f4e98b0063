import * as v from "valibot";
import type { Cohort } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, plusMinutes, refusedField } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import { Method, type Session } from "../session/index.ts";
import { boardOf, boardOperation } from "./board.ts";
import type { DueAction, Entry, PlannedStep } from "./entry.ts";
import { Boards } from "./group.table.ts";
import { placeOf } from "./load.ts";
import { planOf } from "./plan.ts";
import { GroupActions, MODES, RoomEntries, Rooms } from "./room.table.ts";
import { groupSeal, type Seal } from "./seal.ts";
import { emptyInner, type Frame } from "./state.ts";
import { Event, type KeptAction } from "./write.ts";

/** A room may be opened half a day ahead, so that its facilitator prepares it. */
const EARLY_MINUTES = 12 * 60;
const ACTIONS_MAX = 500;

const Opening = v.object({
  cohortID: ID.schema("cohort"),
  sessionID: ID.schema("session"),
  /** What people without an account type; claimed before (`RoomCode.claim`). */
  code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{6}$/, "code")),
  mode: v.optional(v.picklist(MODES)),
  /** One or more topics in this session; its length follows from them and the template. */
  consultations: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)), 1),
  pauseMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)), 0),
  /** Templates of a few minutes that the facilitator brings before the topics. */
  inputs: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(3)), []),
});

/**
 * Opens the room of a planned session: its plan, copied from the template, and every action that is due stand in the
 * first entry of its log. Only who leads the group opens it; refused twice (`room.opened`), too early, and before the agreements
 * of a training action are signed (`order.agreement_missing`).
 */
export const open = fn("room.open", Opening, async ({ cohortID, sessionID, code, ...asked }) => {
  const { memberID } = Actor.member();
  const group = await Enrolment.groupOf(cohortID);
  const { cohort, sessions } = group;
  if (cohort.coachID !== memberID) throw notFound("cohort");
  const session = sessions.find((one) => one.sessionID === sessionID);
  if (!session || session.status === "cancelled") throw notFound("session");
  if (plusMinutes(session.startsAt, -EARLY_MINUTES) > now()) {
    throw new DomainError("conflict", "room.too_early", "A room opens on the day of its session");
  }
  if (sessions.every(({ status }) => status !== "held")) Order.assertAgreed(group);
  const plan = await planFor(session, asked);
  const seal = await groupSeal(cohortID);
  const [due, boardRow] = await Promise.all([dueActions(cohortID, seal), db().get(Boards, { cohortID, sessionID })]);
  const board = boardOf(sessionID, boardRow, seal);
  const mode = asked.mode ?? (session.modality === "remote" ? "written" : "listening");
  const at = now();
  const frame = firstFrame({ cohort, session, plan, mode, code, at });
  const opened: Entry = { kind: "opened", by: memberID, plan, due, mode };
  const written = await db().write(
    {
      room: Rooms.create({ ...frame, sealed: seal.seal(placeOf.state(sessionID), { ...emptyInner(due), ...board }) }),
      // Taken over as it stands: who votes or passes in this very moment is told that the room is open.
      board: boardOperation({ cohortID, sessionID }, boardRow, seal, board),
      entry: RoomEntries.create({ sessionID, seq: 0, at, sealed: seal.seal(placeOf.entry(sessionID, 0), opened) }),
      event: event(Event.Opened, { cohortID, sessionID }),
    },
    { sessionID, seq: 0, status: "open" as const },
  );
  if (written.refused === "board") throw new DomainError("conflict", "room.changed", "This has just changed");
  if (written.refused) throw new DomainError("conflict", "room.opened", "This room is open already");
  return written.answer;
});

/** The plan of a session by the template that it was given, in that version. */
async function planFor(
  { templateID, templateVersion }: Pick<Session.Info, "templateID" | "templateVersion">,
  asked: { consultations: number; pauseMinutes: number; inputs: readonly string[] },
): Promise<PlannedStep[]> {
  const [template, ...inputs] = await Promise.all([
    Method.templateAt(templateID, templateVersion),
    ...asked.inputs.map((one) => Method.templateAt(one)),
  ]);
  if (!template) throw refusedField("templateID", "room.template", "This session has no steps");
  const brought = inputs.filter((one) => one?.kind === "input");
  if (brought.length < inputs.length) throw refusedField("inputs", "room.input", "This is no input");
  return planOf(
    template,
    asked.consultations,
    asked.pauseMinutes,
    brought.filter((one) => one !== undefined),
  );
}

interface First {
  cohort: Cohort.Info;
  session: Session.Info;
  plan: readonly PlannedStep[];
  mode: Frame["mode"];
  code: string;
  at: string;
}

function firstFrame({ cohort, session, plan, mode, code, at }: First): Frame {
  const { sessionID, cohortID, kind } = session;
  const { coachID, coachName } = cohort;
  const minutes = plan.map((step) => step.minutes);
  const total = minutes.reduce((sum, one) => sum + one, 0);
  return {
    sessionID,
    cohortID,
    kind,
    status: "open",
    mode,
    seq: 0,
    step: 0,
    endsAt: null,
    leftMs: (minutes[0] ?? 0) * 60_000,
    runningSince: null,
    minutes,
    spentMs: minutes.map(() => 0),
    facilitatorID: coachID,
    offeredTo: null,
    coachID,
    seats: [{ personID: coachID, name: coachName, role: "facilitator", status: "in", via: "account", charter: true }],
    hands: [],
    code,
    openedAt: at,
    plannedEndAt: plusMinutes(session.startsAt > at ? session.startsAt : at, total),
    closedAt: null,
    closing: null,
  };
}

/** Every action of the group that waits for its debrief, whoever is absent. */
async function dueActions(cohortID: string, seal: Seal): Promise<DueAction[]> {
  return (await actionsOf(cohortID, seal))
    .filter(({ outcome, untold }) => outcome === null || untold)
    .map(({ actionID, ownerID, type, text, dueOn, outcome, word }) => ({
      actionID,
      ownerID,
      type,
      text,
      dueOn,
      ...(outcome && { noted: { outcome, word } }),
    }));
}

/** The group's actions, the oldest first. */
export async function actionsOf(cohortID: string, seal: Seal): Promise<KeptAction[]> {
  const { items } = await db().query({ pk: ["GROUP", cohortID], begins: ["ACTION"], limit: ACTIONS_MAX });
  return rowsOf(GroupActions, items).map(
    ({ actionID, sealed }) => seal.open(placeOf.action(actionID), sealed) as KeptAction,
  );
}
