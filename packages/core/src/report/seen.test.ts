import { describe, expect, it } from "vitest";
import { Enrolment } from "../enrolment/index.ts";
import { asMember, asSystem } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import {
  addGroup,
  answerWave,
  asSponsor,
  configureForTests,
  finish,
  type Group,
  hot,
  openWave,
  useful,
} from "../testing/satisfaction.ts";
import { Published } from "./index.ts";

openTable(configureForTests);

/** What one of a group's people is told that his employer reads of a group. */
async function someoneOf({ firmID, cohortID }: Group) {
  const { enrolments } = await asSystem(firmID, () => Enrolment.groupOf(cohortID));
  const participantID = enrolments[0]?.participantID ?? "";
  return (of: Group) =>
    asMember({ firmID, roles: ["participant"], participantID }, () =>
      Published.seenByEmployer({ cohortID: of.cohortID }),
    );
}

/** The same as the sponsor reads it of one group. */
async function sponsorReads(group: Group) {
  return asSponsor(group, group.organizationID, async () => {
    const all = await Published.forSponsor({});
    const [report] = all.filter(({ cohortID }) => cohortID === group.cohortID);
    return report && { ...report, quotes: await Published.quotesForSponsor({ cohortID: group.cohortID }) };
  });
}

describe("what a participant is told that his employer reads", () => {
  it("is nothing before publication, then the same cells and words at each moment, to the letter", async () => {
    const group = await addGroup({ people: 4, sessions: 2 });
    const seen = await someoneOf(group);
    const waiting = { figure: { code: "report.no_block" } };
    expect(await seen(group)).toMatchObject({ cohortName: "Groupe inventé", stages: [], quotes: [], waiting });
    const same = async () => {
      const { programmeTitle: _title, ...theirs } = (await sponsorReads(group)) ?? {};
      expect(await seen(group)).toEqual(theirs);
      return (await seen(group)).stages.map(({ stage }) => stage);
    };
    await answerWave(group, await openWave(group, 0), [useful(3), useful(4), useful(5), useful(5, "Merci", true)]);
    expect(await same()).toEqual(["middle"]);
    await answerWave(group, await openWave(group, 1), [useful(1), useful(1), useful(1), useful(1, "Tu")]);
    expect(await same()).toEqual(["middle"]);
    const last = await openWave(group, "end");
    await finish(group);
    await answerWave(group, last, [hot(4, 9), hot(5, 8), hot(5, 10), hot(5, 6, "Des pairs", true)]);
    expect(await same()).toEqual(["middle", "end"]);
    const { quotes } = await seen(group);
    expect(quotes.map(({ text }) => text).sort()).toEqual(["Des pairs", "Merci"]);
  });

  it("stays empty while too few have answered", async () => {
    const group = await addGroup({ people: 3, sessions: 1 });
    await answerWave(group, await openWave(group, 0), [useful(3), useful(4, "Un mot", true), useful(5)]);
    const seen = await someoneOf(group);
    expect(await seen(group)).toMatchObject({
      stages: [],
      quotes: [],
      waiting: { figure: { code: "report.no_block" } },
    });
  });

  it("is his own groups’ alone, and no one’s but the participant’s", async () => {
    const group = await addGroup({ people: 4, sessions: 1 });
    const { firmID, programmeID, coachID, organizationID } = group;
    const other = await addGroup({ people: 4, sessions: 1, firmID, programmeID, coachID, organizationID });
    await answerWave(other, await openWave(other, 0), [useful(3), useful(4), useful(5), useful(5, "Merci", true)]);
    expect((await (await someoneOf(other))(other)).stages).toHaveLength(1);
    await expect((await someoneOf(group))(other)).rejects.toMatchObject({ status: 404 });
    await asSponsor(other, organizationID, async () => {
      await expect(Published.seenByEmployer({ cohortID: other.cohortID })).rejects.toMatchObject({ status: 403 });
    });
  });
});
