import type { Wording } from "./fill.ts";
import type { Kind } from "./kind.ts";

/** What a firm that wrote nothing hands out, in English. */
export const SHIPPED_EN: Readonly<Record<Kind, Wording>> = {
  programme: {
    title: "Programme: {programme}",
    text: `{buts}

## Objectives
{objectifs}

## For whom, and what is needed before
For: {public}

Needed before: {prerequis}

## Length and dates
{heures}

{dates}

{lieu}

## Content
{contenu}

## Means and methods
{methodes}

The group works by peer consultation with {coach}: each brings in turn a situation of his own, the others help him see it clearly.

## Follow-up and assessment
{evaluation}

An attendance sheet is signed for each half-day. A self-positioning opens and closes the programme.

## Accessibility
{handicap}

Do you need an arrangement? Write to us before the programme begins: {courriel}.`,
  },
  rules: {
    title: "House rules",
    text: `These rules hold for everyone who follows a programme of {cabinet}, as long as it lasts (French Labour Code, articles L6352-3 to L6352-5 and R6352-1 to R6352-15).

## Health and safety
Everyone looks after his own safety and that of others, and follows the instructions of the place where the session is held. In a company, the health and safety rules of that company apply.

Any accident or incident is reported at once to the person who leads the session.

## Presence
Everyone is there from the beginning to the end of each session and signs the attendance sheet of each half-day. An absence or a late arrival is announced to {courriel}. The employer or the funder may be told.

## What is said stays in the group
What is said in a session is confidential: nobody reports it, records it or films it. The charter that each one signs says so in detail.

## Conduct
Everyone respects the others, their words and their silence. No violence, harassment or discrimination of any kind is accepted. Nobody comes to a session drunk or under the influence of drugs.

## Sanctions and rights of defence
A breach may lead to a warning, a reprimand, or an exclusion for a time or for good. No sanction can be a fine.

No sanction is taken before the person was told in writing what he is blamed for. Where an exclusion is considered, he is called to a meeting, where someone of his choice may assist him; the decision, written and reasoned, is taken between one clear day and fifteen days after that meeting. The employer and the funder are told.

## Complaints
A complaint is sent to {courriel}; it is answered in writing.`,
  },
  summons: {
    title: "Notice to attend",
    text: `{personne}, you are expected at the programme “{programme}”, group {groupe}.

{organisation}

## Sessions
{dates}

Total length: {heures}.

## Place
{lieu}

## Who leads
{coach}, for {cabinet}.

## Before you come
The programme and the house rules come with this notice: please read them before the first session, {premiere}.

A question, something that prevents you from coming, an arrangement that you need? {courriel}.`,
  },
  employerSummons: {
    title: "Notice to attend: for the employer",
    text: `Your people are called to the programme “{programme}”, group {groupe}.

## Who is called
{personnes}

## Sessions
{dates}

Total length: {heures}.

## Place
{lieu}

## Your part
Please keep these dates free: an absence is felt by the whole group. Each person has received a notice, the programme and the house rules. What is said in a session stays in the group.

A question? {courriel}.`,
  },
  attestation: {
    title: "Attestation of completion and of what was learnt",
    text: `{cabinet} certifies that {personne} followed the programme “{programme}”.

{organisation}

## Objectives
{objectifs}

## Dates and length
From {du} to {au}. Time followed: {suivi}, of {heures} held.

## Assessment of what was learnt
{acquis}

The assessment rests on the practice of each session and on the person’s own positioning at the beginning and at the end, the detail of which is his alone.

## Use
This attestation is handed to the person, who does with it as he wishes.`,
  },
  collectiveReview: {
    title: "Collective review",
    text: "What the group {groupe} chose to pass on of its programme “{programme}”, read and accepted by its members on {jour}. Nobody is named.",
  },
  individualReview: {
    title: "Individual review",
    text: "The review of {personne} for the programme “{programme}”, made of the person’s own notes on {jour}. It is that person’s alone: {cabinet} keeps no copy.",
  },
  actionPlan: {
    title: "Action plan",
    text: "What {personne} decided to do during the programme “{programme}”, as of {jour}. {cabinet} keeps no copy.",
  },
};
