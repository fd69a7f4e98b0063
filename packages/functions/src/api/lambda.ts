import { handle, streamHandle } from "hono/aws-lambda";
import { configureFiles, configureFunction, configurePlatform, configureStripe } from "../cloud/configure.ts";
import { fronted } from "../cloud/front.ts";
import { apiApp } from "./app.ts";

configureFunction();
configureStripe();
configureFiles();
configurePlatform();
const app = fronted(apiApp());

/** Behind the HTTP API: JSON. */
export const handler = handle(app);
/** Behind a function URL: the same answers as they are made, for files above the HTTP API's size. */
export const stream = streamHandle(app);
