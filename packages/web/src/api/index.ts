export * from "./client.ts";
export * from "./command.ts";
export * from "./query.ts";
