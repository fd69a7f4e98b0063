export { formOf } from "./firm-form.ts";
export type { Audience, Checked, Form, Question, Timing, Words } from "./form.ts";
export { AUDIENCES, TIMINGS } from "./form.ts";
export * as SurveyForm from "./form-door.ts";
export { FORM_IDS, labelOf } from "./forms.ts";
export { headOf } from "./head.ts";
export { SurveyRequests, SurveyRow, Surveys } from "./survey.table.ts";
export * as Survey from "./survey-door.ts";
