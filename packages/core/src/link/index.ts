export * as Link from "./link.ts";
export * as Ticket from "./ticket.ts";
