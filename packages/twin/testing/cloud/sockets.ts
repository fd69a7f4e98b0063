import { Refused } from "./refused.ts";

/** The `@connections` of a WebSocket API: who is there, what each was told, who was asked for and gone. */
export class Sockets {
  readonly told: { connectionID: string; body: string }[] = [];
  readonly open = new Set<string>();
  readonly missed: string[] = [];

  answer(method: string, connectionID: string, body: string): void {
    if (!this.open.has(connectionID)) {
      this.missed.push(connectionID);
      throw new Refused(410, "GoneException");
    }
    if (method === "DELETE") this.open.delete(connectionID);
    else if (method === "POST") this.told.push({ connectionID, body });
    else throw new Refused(405, "MethodNotAllowed");
  }
}
