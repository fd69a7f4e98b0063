export { dropSession, sessionCookie, setSession } from "./cookie.ts";
export { accountDoor, firmDoor } from "./door.ts";
export type { Env } from "./env.ts";
export { answerError, ErrorBody, logDefect, refusalOf } from "./error.ts";
export { readBody, requestScope, sameSite, securityHeaders } from "./guard.ts";
export { body, path, search, without } from "./input.ts";
export { answers, may, says, signedIn } from "./may.ts";
export { metaOf, type RouteMeta, withMeta } from "./meta.ts";
export { onceTaken, Taken, ticketHere } from "./taken.ts";
