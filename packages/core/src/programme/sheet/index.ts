export * as Sheet from "./sheet.ts";
