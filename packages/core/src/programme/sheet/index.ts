export { english } from "./english.ts";
export * as Sheet from "./sheet.ts";
