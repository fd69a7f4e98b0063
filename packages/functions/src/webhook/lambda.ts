import { handle } from "hono/aws-lambda";
import { configureFunction, configureStripe } from "../cloud/configure.ts";
import { fronted } from "../cloud/front.ts";
import { webhookApp } from "./app.ts";

configureFunction();
configureStripe();
export const handler = handle(fronted(webhookApp()));
