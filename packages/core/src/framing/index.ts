export { FramingNotes, FramingText, SignedFramings } from "./framing.table.ts";
export * as Framing from "./framing.ts";
