import { RoomBus } from "@entrepairs/core/gateway/bus.ts";
import { Keys } from "@entrepairs/core/gateway/keys.ts";
import { kmsKeys } from "@entrepairs/core/gateway/keys-kms.ts";
import { handle, streamHandle } from "hono/aws-lambda";
import { configureFunction } from "../cloud/configure.ts";
import { fronted } from "../cloud/front.ts";
import { setting } from "../cloud/setting.ts";
import { roomApp } from "./app.ts";
import { socketBus } from "./socket-bus.ts";

configureFunction();
Keys.configure(kmsKeys({ keyID: setting("ROOM_KEY_ARN"), endpoint: process.env.KMS_ENDPOINT }));
RoomBus.configure(socketBus({ url: setting("ROOM_SOCKET_URL") }));
const app = fronted(roomApp());

/** Behind the HTTP API: JSON. The one role that may use the rooms' master key. */
export const handler = handle(app);
/** Behind a function URL: a person's own log as it is drawn, never kept. */
export const stream = streamHandle(app);
