import { Actor, ID } from "../kernel/index.ts";

/** Runs a test as a member of a firm (a new one each time unless given). */
export function asMember<R>(
  member: Partial<Omit<Actor.Member, "type">> & { roles: readonly Actor.Role[] },
  body: () => R,
): R {
  return Actor.provide(
    {
      type: "member",
      firmID: member.firmID ?? ID.createFirm(),
      memberID: member.memberID ?? ID.create("member"),
      accountID: member.accountID ?? ID.create("account"),
      ...member,
    },
    body,
  );
}

export function asSystem<R>(firmID: string, body: () => R): R {
  return Actor.provide({ type: "system", firmID, job: "test" }, body);
}
