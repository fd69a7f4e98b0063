import type { Principal, Principals } from "./principal.ts";
import { Refused } from "./refused.ts";

/** AssumeRole by the Query protocol. A function may assume the roles that begin with its own name. */
export function assumeRole(form: URLSearchParams, principal: Principal, principals: Principals): string {
  if (form.get("Action") !== "AssumeRole") throw new Refused(400, "InvalidAction");
  const role = form.get("RoleArn") ?? "";
  const seconds = Number(form.get("DurationSeconds"));
  // A role that is assumed from a role lives an hour at most.
  if (!(seconds >= 900 && seconds <= 3_600)) throw new Refused(400, "ValidationError");
  const name = role.split(":role/").at(-1) ?? "";
  if (!name.startsWith(`${principal.name}/`)) throw new Refused(403, "AccessDenied");
  const tags: Record<string, string> = {};
  for (let at = 1; form.has(`Tags.member.${at}.Key`); at++)
    tags[form.get(`Tags.member.${at}.Key`) ?? ""] = form.get(`Tags.member.${at}.Value`) ?? "";
  const made = principals.add(name, tags);
  const expires = new Date(Date.now() + seconds * 1_000).toISOString();
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${made.accessKeyId}</AccessKeyId><SecretAccessKey>${made.secretAccessKey}</SecretAccessKey><SessionToken>${made.sessionToken}</SessionToken><Expiration>${expires}</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>AROA:${name}</AssumedRoleId><Arn>${role}</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`;
}
