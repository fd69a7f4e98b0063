export * as AuditLog from "./audit.ts";
