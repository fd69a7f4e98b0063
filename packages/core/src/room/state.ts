import * as v from "valibot";
import { DomainError, ID, type Row } from "../kernel/index.ts";
import { type DueAction, OUTCOMES, type PlannedStep } from "./entry.ts";
import { PersonID, type RoomRow, type Rooms } from "./room.table.ts";

/** One topic's consultation in this session: its client, and what was agreed. */
const Consultation = v.strictObject({
  clientID: PersonID,
  topicID: v.nullable(ID.schema("topic")),
  title: v.string(),
  agreed: v.boolean(),
  assented: v.boolean(),
});

/** The part of a room's state that says what people said or are: sealed in its row. */
export const Inner = v.strictObject({
  consultations: v.array(Consultation),
  /** Each step's learnings: who wrote one, by place in the plan. */
  learned: v.record(v.string(), v.array(PersonID)),
  due: v.array(
    v.strictObject({
      actionID: ID.schema("action"),
      ownerID: PersonID,
      outcome: v.nullable(v.picklist(OUTCOMES)),
    }),
  ),
  votes: v.record(v.string(), ID.schema("topic")),
  passed: v.array(PersonID),
  checkedIn: v.array(PersonID),
  /** Who accepted each observer. */
  accepted: v.record(v.string(), v.array(PersonID)),
});
export type Inner = v.InferOutput<typeof Inner>;

export type Frame = Omit<v.InferOutput<typeof RoomRow>, "sealed" | "last">;
export type Seat = Frame["seats"][number];
export type StoredRoom = Row<typeof Rooms>;

/** A room as decisions see it: its open frame, its sealed part, and the plan it was opened with. */
export interface RoomState {
  frame: Frame;
  inner: Inner;
  plan: readonly PlannedStep[];
}

export const emptyInner = (due: readonly DueAction[]): Inner => ({
  consultations: [],
  learned: {},
  due: due.map(({ actionID, ownerID }) => ({ actionID, ownerID, outcome: null })),
  votes: {},
  passed: [],
  checkedIn: [],
  accepted: {},
});

export function stepOf({ frame, plan }: RoomState): PlannedStep {
  const step = plan[frame.step];
  if (!step) throw new Error("A room stands outside its plan");
  return step;
}

export function seatOf({ frame }: Pick<RoomState, "frame">, personID: string): Seat | undefined {
  return frame.seats.find((seat) => seat.personID === personID);
}

/** Peers in the room now who neither facilitate nor observe. */
export function peersIn({ frame }: Pick<RoomState, "frame">): Seat[] {
  return frame.seats.filter(({ status, role }) => status === "in" && role === "peer");
}

/** The client of the consultation that the present step belongs to. */
export function clientOf(state: RoomState): string | undefined {
  const { consultation } = stepOf(state);
  return consultation === null ? undefined : state.inner.consultations[consultation]?.clientID;
}

export type ConsultationRole = "client" | "consultant" | "facilitator" | "observer";

export function roleOf(state: RoomState, personID: string): ConsultationRole {
  const role = seatOf(state, personID)?.role;
  if (personID === state.frame.facilitatorID) return "facilitator";
  if (role !== "peer") return "observer";
  return clientOf(state) === personID ? "client" : "consultant";
}

/** A refusal of the room: nothing was changed. */
export function refusal(reason: string, message: string): DomainError {
  return new DomainError("conflict", `room.${reason}`, message);
}
