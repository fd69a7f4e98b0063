export { KINDS as CREDENTIAL_KINDS } from "./credential.table.ts";
export * as Credential from "./credential.ts";
