import * as v from "valibot";
import { followedOf } from "../attendance/index.ts";
import { untilWritten } from "../cohort/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, now } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { actorName, change, get, type Info, notThere, refused, told } from "./row.ts";

/**
 * Signs the certificate of completion of each person of the file, for the hours that were held and that he followed
 * (Code du travail R6332-26); signed again only where his hours changed since.
 */
export const certify = fn("funding.certify", v.object({ fundingID: ID.schema("funding") }), async ({ fundingID }) => {
  Actor.assertRole("owner", "manager");
  const by = await actorName();
  return untilWritten(async () => {
    const funding = await get(fundingID);
    if (funding.status !== "agreed") throw notThere("There is no agreement to prove");
    const group = await Enrolment.groupOf(funding.cohortID);
    const certificates = certificatesOf(funding, group, { signedBy: by ?? funding.funderName, signedAt: now() });
    if (certificates.length === 0) throw refused("nothing_held", "Nothing was held that these people followed");
    return change(told({ ...funding, certificates }, "certified", { by }), Event.Amended);
  });
});

function certificatesOf(
  { people, certificates }: Info,
  group: Enrolment.Group,
  signature: { signedBy: string; signedAt: string },
): Info["certificates"] {
  return followedOf(group, people).flatMap(({ enrolmentID, name, minutes, days }) => {
    const [from, until] = [days[0], days.at(-1)];
    if (minutes === 0 || !from || !until) return [];
    const known = certificates.find((one) => one.enrolmentID === enrolmentID && one.minutes === minutes);
    return [known ?? { enrolmentID, name, minutes, from, until, ...signature }];
  });
}
