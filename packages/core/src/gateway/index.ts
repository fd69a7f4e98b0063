export { Config } from "./config.ts";
export { Files, type FilesPort, folderFiles, memoryFiles } from "./files.ts";
export { Mail, type MailPort, sesMail } from "./mail.ts";
