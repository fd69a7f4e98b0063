import type { Credentials } from "./sign.ts";

/** A function of the cloud finds its role's credentials in its environment; nothing else is looked at (decision 13). */
export function ofEnvironment(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) throw new Error("The environment holds no AWS credentials");
  return {
    accessKeyID: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
}
