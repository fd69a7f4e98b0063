import { handle } from "hono/aws-lambda";
import { configureFiles, configureFunction, configureStripe } from "../cloud/configure.ts";
import { fronted } from "../cloud/front.ts";
import { payApp } from "./app.tsx";

configureFunction();
configureStripe();
configureFiles();
export const handler = handle(fronted(payApp()));
