import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { DomainError, fn, ID, now, plusMinutes, refusedField } from "../kernel/index.ts";
import { Method } from "../session/index.ts";
import { boardOf, boardOperation } from "./board.ts";
import type { DueAction, Entry, PlannedStep } from "./entry.ts";
import { Boards } from "./group.table.ts";
import { assertOpens, type Leading, leading } from "./leading.ts";
import { placeOf } from "./load.ts";
import { planOf } from "./plan.ts";
import { GroupActions, MODES, RoomEntries, Rooms } from "./room.table.ts";
import { groupSeal, type Seal } from "./seal.ts";
import { emptyInner, type Frame } from "./state.ts";
import { Event, type KeptAction } from "./write.ts";

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
 * first entry of its log. Only who leads it opens it: refused twice (`room.opened`), and as `assertOpens` says.
 */
export const open = fn("room.open", Opening, async ({ cohortID, sessionID, code, ...asked }) => {
  const led = await leading({ cohortID, sessionID });
  assertOpens(led);
  const { session, facilitator, unheard } = led;
  const plan = await planFor(session, asked);
  const seal = await groupSeal(cohortID);
  const [due, boardRow] = await Promise.all([
    dueActions(cohortID, seal, unheard),
    db().get(Boards, { cohortID, sessionID }),
  ]);
  const board = boardOf(sessionID, boardRow, seal);
  const mode = asked.mode ?? led.mode;
  const at = now();
  const frame = firstFrame({ ...led, plan, mode, code, at });
  const opened: Entry = { kind: "opened", by: facilitator.personID, plan, due, mode };
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
  { templateID, templateVersion }: Leading["session"],
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

interface First extends Leading {
  plan: readonly PlannedStep[];
  code: string;
  at: string;
}

function firstFrame({ session, coachID, facilitator, plan, mode, code, at }: First): Frame {
  const { sessionID, cohortID, kind } = session;
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
    facilitatorID: facilitator.personID,
    offeredTo: null,
    coachID,
    seats: [facilitator],
    hands: [],
    code,
    openedAt: at,
    plannedEndAt: plusMinutes(session.startsAt > at ? session.startsAt : at, total),
    closedAt: null,
    closing: null,
  };
}

/** Every action of the group that waits for its debrief, whoever is absent; none of what is not for who leads. */
async function dueActions(cohortID: string, seal: Seal, unheard: ReadonlySet<string>): Promise<DueAction[]> {
  return (await actionsOf(cohortID, seal))
    .filter(({ outcome, untold, sessionID }) => (outcome === null || untold) && !unheard.has(sessionID))
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
