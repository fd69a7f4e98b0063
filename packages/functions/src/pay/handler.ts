import { handle } from "hono/aws-lambda";
import { configureFunction, configureStripe } from "../lambda.ts";
import { payApp } from "./app.tsx";

configureFunction();
configureStripe();
export const handler = handle(payApp());
