export * as MailMark from "./mail-mark.ts";
