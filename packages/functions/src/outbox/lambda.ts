import { Mail, sesMail } from "@entrepairs/core/gateway";
import { configureFunction, configureStripe } from "../lambda.ts";

configureFunction();
configureStripe();
Mail.configure(sesMail({ endpoint: process.env.SES_ENDPOINT }));

export { handler } from "./handler.ts";
