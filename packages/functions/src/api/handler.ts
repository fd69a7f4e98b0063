import { handle } from "hono/aws-lambda";
import { configureFunction } from "../lambda.ts";
import { apiApp } from "./app.ts";

configureFunction();
export const handler = handle(apiApp());
