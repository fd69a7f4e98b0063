import { handle, streamHandle } from "hono/aws-lambda";
import { configureFiles, configureFunction } from "../cloud/configure.ts";
import { fronted } from "../cloud/front.ts";
import { siteApp } from "./app.tsx";

configureFunction();
configureFiles();
const app = fronted(siteApp());

/** Behind the HTTP API: pages and forms. */
export const handler = handle(app);
/** Behind a function URL: pages and documents as they are made. */
export const stream = streamHandle(app);
