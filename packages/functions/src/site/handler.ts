import { handle } from "hono/aws-lambda";
import { configureFunction } from "../lambda.ts";
import { siteApp } from "./app.tsx";

configureFunction();
export const handler = handle(siteApp());
