import { randomBytes } from "node:crypto";

/** Who signed a request: a function's own role, or a role that it assumed, with the tags of that session. */
export interface Principal {
  /** The function's name, or `firm` and `platform` of a function: `api`, `api/firm`. */
  name: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  tags: Readonly<Record<string, string>>;
}

/** Everyone who was given keys by this stand-in. */
export class Principals {
  readonly #byKey = new Map<string, Principal>();

  add(name: string, tags: Principal["tags"] = {}): Principal {
    const principal = {
      name,
      tags,
      accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
      secretAccessKey: randomBytes(20).toString("hex"),
      sessionToken: randomBytes(24).toString("base64"),
    };
    this.#byKey.set(principal.accessKeyId, principal);
    return principal;
  }

  find(accessKeyId: string): Principal | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
