export { VaultKeys } from "./vault.table.ts";
export * as Vault from "./vault.ts";
