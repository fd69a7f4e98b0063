export * as Takeover from "./takeover.ts";
