/** A survey as commands and questions: opened and closed by jobs, answered by the bearers of its links. */
export { answer, type Mine, mine, save } from "./answer.ts";
export { type Cause, causesOf, LATER_MONTHS, surveyIDOf } from "./cause.ts";
export {
  closeWhenOver,
  Event,
  find,
  type Info,
  invitations,
  isOpen,
  open,
  PURPOSE,
  type Request,
  type Respondent,
  type Stored,
  widen,
} from "./survey.ts";
