export * as Certificate from "./certificate.ts";
