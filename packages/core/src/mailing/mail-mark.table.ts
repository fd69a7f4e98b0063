import * as v from "valibot";
import { entity, Instant } from "../kernel/index.ts";

const shape = {
  version: 1,
  schema: v.object({ mailID: v.string(), messageID: v.string(), sentAt: Instant }),
  key: (row: { mailID: string }) => ({ pk: ["MAIL", row.mailID], sk: ["MAIL"] }),
};

/** A mail that the provider took. */
export const MailMarks = entity({ name: "mailMark", ...shape });
export const PlatformMailMarks = entity({ name: "platformMailMark", scope: "platform" as const, ...shape });
