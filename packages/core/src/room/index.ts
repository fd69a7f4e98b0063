export * as Room from "./room.ts";
