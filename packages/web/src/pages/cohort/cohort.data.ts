import type { Route as AttendanceRoute } from "@entrepairs/functions/api/attendance.ts";
import type { Route as CohortRoute } from "@entrepairs/functions/api/cohort.ts";
import type { Route as EnrolmentRoute } from "@entrepairs/functions/api/enrolment.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { learnZone } from "../../format/zone.ts";
import { toldAfter } from "./changed.ts";

const client = () => hc<CohortRoute>(inFirm("/cohort"), wire);
const ofAttendance = () => hc<AttendanceRoute>(inFirm(""), wire).cohort[":cohortID"].session[":sessionID"];
const ofPeople = () => hc<EnrolmentRoute>(inFirm(""), wire).cohort[":cohortID"];

const fetchAll = async () => (await parseResponse(client().index.$get())).cohorts;
export type Card = Awaited<ReturnType<typeof fetchAll>>[number];

/** The groups one may see: the firm's, or a coach's own. */
export const cohorts = queryOptions({ queryKey: ["cohorts"] as const, queryFn: fetchAll });

async function fetchOne(cohortID: string) {
  const whole = await parseResponse(client()[":cohortID"].$get({ param: { cohortID } }));
  learnZone(cohortID, whole.cohort.zone);
  return whole;
}
export type Whole = Awaited<ReturnType<typeof fetchOne>>;
export type Cohort = Whole["cohort"];
export type Session = Whole["sessions"][number];
export type Enrolment = Whole["enrolments"][number];

/** One group with its sessions and people. */
export const cohortOf = (cohortID: string) =>
  queryOptions({ queryKey: ["cohorts", cohortID] as const, queryFn: () => fetchOne(cohortID) });

const billed = () => refresh(["invoice"]);

export type Edit = Parameters<ReturnType<typeof client>[":cohortID"]["$put"]>[0]["json"];
export const edit = (cohortID: string, json: Edit, key: string) =>
  toldAfter(parseResponse(client()[":cohortID"].$put({ param: { cohortID }, json }, keyed(key))));

export const cancelCohort = (cohortID: string, json: { reason: string }, key: string) =>
  toldAfter(parseResponse(client()[":cohortID"].cancel.$post({ param: { cohortID }, json }, keyed(key))));

type SessionKey = Pick<Session, "cohortID" | "sessionID">;
export type Said = Parameters<ReturnType<typeof ofAttendance>["held"]["$post"]>[0]["json"]["marks"][number];

/** Marks a session held and says who was there. */
export const hold = ({ cohortID, sessionID }: SessionKey, marks: Said[], key: string) =>
  toldAfter(parseResponse(ofAttendance().held.$post({ param: { cohortID, sessionID }, json: { marks } }, keyed(key))));

export const correctAttendance = ({ cohortID, sessionID }: SessionKey, marks: Said[], key: string) =>
  toldAfter(
    parseResponse(ofAttendance().attendance.$post({ param: { cohortID, sessionID }, json: { marks } }, keyed(key))),
  );

type EnrolmentKey = { cohortID: string; enrolmentID: string };
export const remind = (param: EnrolmentKey, key: string) =>
  toldAfter(parseResponse(ofPeople().enrolment[":enrolmentID"].remind.$post({ param }, keyed(key))));

export const remove = (param: EnrolmentKey, key: string) =>
  toldAfter(parseResponse(ofPeople().enrolment[":enrolmentID"].cancel.$post({ param }, keyed(key))));

type PayersCall = ReturnType<typeof ofPeople>["enrolment"][":enrolmentID"]["payers"]["$put"];
export type PayerTerms = Parameters<PayersCall>[0]["json"]["payers"];

/** Who pays for a seat from now on; drafts of invoices follow. */
export async function changePayers(param: EnrolmentKey, payers: PayerTerms, key: string) {
  const call = ofPeople().enrolment[":enrolmentID"].payers.$put({ param, json: { payers } }, keyed(key));
  const answer = await toldAfter(parseResponse(call));
  await billed();
  return answer;
}

export const askCharter = (cohortID: string, rules: string[], key: string) =>
  toldAfter(parseResponse(ofPeople().charter.ask.$post({ param: { cohortID }, json: { rules } }, keyed(key))));
