import { port } from "../kernel/index.ts";

/** That something happened in a room: its place and number, never a word of it. */
export interface RoomSignal {
  firmID: string;
  sessionID: string;
  seq: number;
  /** The kind of act. */
  kind: string;
}

/**
 * Carries signals to the screens of a room. It only delivers: what is lost, doubled or late is healed by asking for what
 * follows the last number that a screen has.
 */
export interface RoomBusPort {
  publish(signal: RoomSignal): Promise<void>;
  /** Where a screen of this room listens: a path here, or another place's whole address; null where it can only ask again. */
  addressOf(room: { firmID: string; sessionID: string }): string | null;
}

export const RoomBus = port<RoomBusPort>("room bus");

/** Delivers nothing: screens ask again and again. */
export const noBus: RoomBusPort = {
  publish: async () => undefined,
  addressOf: () => null,
};
