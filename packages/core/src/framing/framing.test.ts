import { expect, it } from "vitest";
import { Cohorts, OrganizationCohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, ID, now } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { asMember, asSystem, Satisfaction } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Framing } from "./index.ts";

let group: Satisfaction.Group;
const memberID = ID.create("member");
const person = { name: "Rose Inventée", role: "DRH" };
const content = {
  locale: "fr" as const,
  signatory: { ...person, email: "rh@client.example" },
  objectives: ["Des managers moins seuls"],
  reported: ["Le bilan écrit par le groupe"],
  never: [],
};

openTable(async () => {
  Satisfaction.configureForTests();
  group = await Satisfaction.addGroup({ people: 2 });
  const { firmID, cohortID, organizationID } = group;
  const seat = await asSystem(firmID, () =>
    db().get(Enrolments, { cohortID, enrolmentID: group.enrolmentIDs[0] ?? "" }),
  );
  if (!seat) throw new Error("Nobody is in the group");
  await asSystem(firmID, () =>
    db().write(
      {
        confirmed: Cohorts.update({ cohortID }, { set: { status: "confirmed" } }),
        follows: OrganizationCohorts.put({ organizationID, cohortID }),
        invited: Enrolments.replace({ ...seat, status: "invited", acceptedAt: null }),
        owner: Members.create({
          memberID,
          email: "direction@exemple.fr",
          name: "Odile",
          roles: ["owner"],
          status: "active",
          invitedAt: now(),
        }),
      },
      {},
    ),
  );
});

const asOwner = <R>(body: () => R) => asMember({ firmID: group.firmID, roles: ["owner"], memberID }, body);
const key = () => ({ cohortID: group.cohortID, organizationID: group.organizationID });
const listed = () => asOwner(() => Framing.ofCohort({ cohortID: group.cohortID }));

const asSponsorOf = async <R>(version: number, body: (note: Framing.Stored) => Promise<R>) => {
  const note = (await listed()).find((one) => one.version === version);
  if (!note?.linkID) throw new Error("This version was not sent");
  const { firmID } = group;
  const subject = { ...key(), version: String(version) };
  return Actor.provide({ type: "link", firmID, linkID: note.linkID, purpose: Framing.PURPOSE, subject }, () =>
    body(note),
  );
};
const sign = (version: number, textHash?: string) =>
  asSponsorOf(version, (note) =>
    Framing.sign({ ...person, textHash: textHash ?? note.textHash ?? "", accepted: true }),
  );
const asInvited = <R>(body: () => Promise<R>) => {
  const { firmID, cohortID, enrolmentIDs } = group;
  const subject = { cohortID, enrolmentID: enrolmentIDs[0] ?? "" };
  return Actor.provide({ type: "link", firmID, linkID: ID.create("link"), purpose: "enrolment", subject }, body);
};

it("is signed by the firm when it is sent, by the sponsor for the text that he was shown, once", async () => {
  await expect(asOwner(() => Framing.send(key()))).rejects.toMatchObject({ code: "framing.no_draft" });
  await asOwner(() => Framing.write({ ...key(), ...content, objectives: ["Un brouillon"] }));
  await asOwner(() => Framing.write({ ...key(), ...content }));
  expect(await listed()).toHaveLength(1);
  await asOwner(() => Framing.send(key()));
  await expect(sign(1, "autre")).rejects.toMatchObject({ code: "framing.text_changed" });
  await sign(1);
  await sign(1);
  const [note] = await listed();
  expect(note).toMatchObject({ status: "signed", firm: { name: "Odile" }, sponsor: person });
  expect(note?.text?.articles.flatMap(({ text }) => text.split("\n"))).toContain(
    "– ce qui se dit en séance, et qui y apporte un sujet",
  );
});

it("is read before one accepts, and the acceptance records which text", async () => {
  await expect(asInvited(() => Enrolment.accept({}))).rejects.toMatchObject({ code: "framing.to_read" });
  const { framing } = await asInvited(() => Enrolment.behindLink("enrolment"));
  await expect(asInvited(() => Enrolment.accept({ framing: "autre" }))).rejects.toMatchObject({
    code: "framing.to_read",
  });
  await asInvited(() => Enrolment.accept({ framing: framing?.textHash }));
  const { enrolment } = await asInvited(() => Enrolment.behindLink("enrolment"));
  expect(enrolment).toMatchObject({ status: "accepted", framing: { version: 1, textHash: framing?.textHash } });
});

it("goes on while a next version is written; the one sent last is the one to sign, and is read by who is in", async () => {
  await asOwner(() => Framing.write({ ...key(), ...content, never: ["Les noms des absents"] }));
  await asOwner(() => Framing.send(key()));
  await asOwner(() => Framing.write({ ...key(), ...content, never: ["Les noms"] }));
  await asOwner(() => Framing.send(key()));
  await expect(sign(2)).rejects.toMatchObject({ code: "framing.replaced" });
  expect((await asInvited(() => Enrolment.behindLink("enrolment"))).framing?.version).toBe(1);
  await sign(3);
  const { framing } = await asInvited(() => Enrolment.behindLink("enrolment"));
  expect(framing?.version).toBe(3);
  await asInvited(() => Enrolment.readFraming({ framing: framing?.textHash }));
  const { enrolment } = await asInvited(() => Enrolment.behindLink("enrolment"));
  expect(enrolment.framing?.version).toBe(3);
});

it("is a sponsor's own organization's alone, and no other coach's", async () => {
  const { cohortID, organizationID } = group;
  const read = () => Framing.ofSponsor({ cohortID });
  expect(await Satisfaction.asSponsor(group, organizationID, read)).toHaveLength(2);
  await expect(Satisfaction.asSponsor(group, ID.create("organization"), read)).rejects.toMatchObject({
    code: "cohort.not_found",
  });
  await expect(Satisfaction.asOtherCoach(group, () => Framing.ofCohort({ cohortID }))).rejects.toMatchObject({
    code: "cohort.not_found",
  });
});
