export * as Link from "./link.ts";
