export * as Directory from "./directory.ts";
export * as Door from "./door.ts";
export * as Due from "./due.ts";
export * as Invitation from "./invitation.ts";
export * as PlatformOutbox from "./outbox.ts";
export { type Limit, limit } from "./rate.ts";
export * as RoomCode from "./room-code.ts";
export * as SignIn from "./sign-in.ts";
export { Slug, signUp } from "./sign-up.ts";
