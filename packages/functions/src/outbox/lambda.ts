import { Mail, sesMail } from "@entrepairs/core/gateway";
import { configureFunction } from "../lambda.ts";

configureFunction();
Mail.configure(sesMail({ endpoint: process.env.SES_ENDPOINT }));

export { handler } from "./handler.ts";
