export type { Checked, Form, Question, Words } from "./form.ts";
export { labelOf } from "./forms.ts";
export { SurveyRequests, SurveyRow, Surveys, TIMINGS } from "./survey.table.ts";
export * as Survey from "./survey-door.ts";
