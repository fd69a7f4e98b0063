export { MessageRow, Messages } from "./message.table.ts";
export * as Message from "./message.ts";
