import { caller, refused } from "./call.ts";
import type { Credentials } from "./sign.ts";

/** A role that was assumed from a role lives an hour at most; it is renewed before it ends. */
const LIFE_SECONDS = 3_600;
const EARLY_MS = 5 * 60_000;
const KEPT_MAX = 500;
/** The session tag that the roles' policies compare with leading keys. */
const TAG = "firm";

export type RoleName = "firm" | "platform";

export interface Roles {
  /**
   * A role's credentials, tagged with the one firm whose rows are meant: the role's policy compares the tag with the
   * leading key, so that they open no other firm's.
   */
  of(role: RoleName, firmID: string | undefined): Promise<Credentials>;
}

interface Kept {
  credentials: Promise<Credentials>;
  until: number;
}

/** Credentials by STS: one call per role and firm, kept while they last. `endpoint` is a stand-in's. */
export function assumedRoles(options: {
  roles: Readonly<Record<RoleName, string>>;
  region?: string | undefined;
  endpoint?: string | undefined;
}): Roles {
  const call = caller({ service: "sts", region: options.region, endpoint: options.endpoint });
  const kept = new Map<string, Kept>();
  const assume = async (role: RoleName, firmID: string | undefined): Promise<Credentials> => {
    const form = new URLSearchParams({
      Action: "AssumeRole",
      Version: "2011-06-15",
      DurationSeconds: String(LIFE_SECONDS),
      RoleArn: options.roles[role],
      RoleSessionName: firmID ?? role,
      ...(firmID && { "Tags.member.1.Key": TAG, "Tags.member.1.Value": firmID }),
    });
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    const answer = await call({ headers, body: form.toString() });
    if (answer.status !== 200) throw refused("sts", answer);
    return credentialsIn(answer.body.toString());
  };
  return {
    of: (role, firmID) => {
      const name = `${role} ${firmID}`;
      const known = kept.get(name);
      if (known && known.until > Date.now()) return known.credentials;
      const credentials = assume(role, firmID);
      if (kept.size >= KEPT_MAX) kept.clear();
      kept.set(name, { credentials, until: Date.now() + LIFE_SECONDS * 1_000 - EARLY_MS });
      // A refusal is not kept: the next one asks again.
      credentials.catch(() => kept.delete(name));
      return credentials;
    },
  };
}

function credentialsIn(xml: string): Credentials {
  const read = (name: string): string => {
    const value = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
    if (!value) throw new Error(`sts answered without ${name}`);
    return value;
  };
  return {
    accessKeyID: read("AccessKeyId"),
    secretAccessKey: read("SecretAccessKey"),
    sessionToken: read("SessionToken"),
  };
}
