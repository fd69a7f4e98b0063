import { handle } from "hono/aws-lambda";
import { configureFunction, configureStripe } from "../lambda.ts";
import { webhookApp } from "./app.ts";

configureFunction();
configureStripe();
export const handler = handle(webhookApp());
