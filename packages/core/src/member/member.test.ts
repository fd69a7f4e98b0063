import { describe, expect, it } from "vitest";
import { ID } from "../kernel/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Member } from "./index.ts";

openTable(Billing.configureForTests);

const invitation = (role: "owner" | "manager" | "coach") => ({
  email: `${role}@exemple.fr`,
  name: "Camille Essai",
  role,
});

describe("inviting", () => {
  it("lets a manager make managers and coaches, never an owner", async () => {
    const manager = { firmID: ID.createFirm(), roles: ["manager"] as const };
    await expect(asMember(manager, () => Member.invite(invitation("owner")))).rejects.toMatchObject({
      code: "actor.forbidden",
    });
    await asMember(manager, () => Member.invite(invitation("manager")));
    await asMember(manager, () => Member.invite(invitation("coach")));
    const roles = (await asMember(manager, () => Member.list())).flatMap((member) => member.roles);
    expect(roles.sort()).toEqual(["coach", "manager"]);
  });

  it("adds a role to someone known, once", async () => {
    const owner = { firmID: ID.createFirm(), roles: ["owner"] as const };
    const { memberID } = await asMember(owner, () => Member.invite(invitation("coach")));
    const again = await asMember(owner, () => Member.invite({ ...invitation("manager"), email: "coach@exemple.fr" }));
    expect(again.memberID).toBe(memberID);
    const twice = asMember(owner, () => Member.invite(invitation("coach")));
    await expect(twice).rejects.toMatchObject({ code: "member.already" });
    expect((await asMember(owner, () => Member.get(memberID))).roles).toEqual(["coach", "manager"]);
  });

  it("keeps one owner at least", async () => {
    const owner = { firmID: ID.createFirm(), roles: ["owner"] as const };
    const first = await asMember(owner, () => Member.invite(invitation("owner")));
    await expect(asMember(owner, () => Member.remove(first))).rejects.toMatchObject({ code: "member.last_owner" });
  });
});

describe("the team", () => {
  it("shows a coach his colleagues, and nobody of the companies", async () => {
    const firmID = ID.createFirm();
    const owner = { firmID, roles: ["owner"] as const };
    await asMember(owner, () => Member.invite(invitation("coach")));
    await asMember(owner, () =>
      Member.invite({
        email: "sponsor@exemple.fr",
        name: "Sacha Essai",
        role: "sponsor",
        organizationID: ID.create("organization"),
      }),
    );
    expect((await asMember(owner, () => Member.team({}))).map(({ email }) => email).sort()).toEqual([
      "coach@exemple.fr",
      "sponsor@exemple.fr",
    ]);
    const seen = await asMember({ firmID, roles: ["coach"] }, () => Member.team({}));
    expect(seen.map(({ email }) => email)).toEqual(["coach@exemple.fr"]);
  });
});
