export { TermsContent, TermsEditions } from "./terms.table.ts";
export * as Terms from "./terms.ts";
