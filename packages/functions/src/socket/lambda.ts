import { configureFunction } from "../cloud/configure.ts";
import { onSocket } from "../room/socket.ts";

configureFunction();

/** The socket function: who may listen to a room. It holds no key of any. */
export const handler = onSocket;
