import { complaintsOf, expect, test } from "./journey.ts";
import * as founding from "./story/founding.ts";
import * as group from "./story/group.ts";
import * as money from "./story/money.ts";
import type { Story } from "./story/story.ts";
import * as visitors from "./story/visitors.ts";
import * as worth from "./story/worth.ts";

test.use({ start: ["--empty"] });
test.setTimeout(240_000);

test("from a catalogue sheet to a paid group and a report of satisfaction", async ({
  product,
  browser,
  page: owner,
}) => {
  const { origin } = new URL(product.dashboard);
  const story: Story = { product, browser, owner, origin, faults: [complaintsOf(owner)] };
  const { step } = test;

  await step("a new firm signs up by the mailed link", () => founding.signUp(story));
  await step("it is founded; a wrong SIRET is told beside its field", () => founding.found(story));
  await step("it imports its catalogue sheet", () => founding.importSheet(story));
  await step("it completes what is empty, and publishes", () => founding.publish(story));
  await step("the public page reads without JavaScript, in two languages", () => founding.readPublicPage(story));
  await step("it adds a client and its people", () => founding.addClient(story));
  await step("it invites a sponsor and a coach", () => founding.invite(story));
  const coach = await step("the coach arrives", () => founding.arrive(story, founding.COACH));
  const sponsor = await step("the sponsor arrives", () => founding.arrive(story, founding.SPONSOR));

  await step("it opens a group of the client's people", () => group.openGroup(story));
  await step("each accepts from the mail and signs the charter", () => group.acceptAll(story));
  await step("it connects payments", () => money.connectPayments(story));
  const link = await step("it issues the invoice, which is mailed", () => money.issueInvoice(story));
  await step("the card is declined, then accepted", () => money.payByCard(story, link));
  await step("it opens a group to visitors", () => group.openToVisitors(story));
  await step("a company enrols alone and pays by card", () => visitors.company(story));
  await step("someone self-employed pays his invoice by SEPA", () => visitors.independent(story));
  await step("an individual signs a contract, then withdraws", () => visitors.individual(story));
  await step("the group fills up", () => group.fillUp(story));
  await step("a full group offers its waiting list", () => visitors.waits(story));

  await step("it says where the client's signed agreement is kept", () => worth.recordAgreement(story));
  await step("the coach marks the kickoff held", () => worth.markHeld(coach));
  await step("he corrects a presence, and what was said first stays", () => worth.correctPresence(coach));
  await step("the sponsor reads the presence that the coach marked", () => worth.readPresence(story, sponsor));
  await step("each answers the closing question, once", () => worth.answerClosing(story));
  await step("the cycle ends with the full survey", () => worth.endCycle(story, coach));
  await step("the coach reads the report, the sponsor its published part", () => worth.readReports(coach, sponsor));
  await step("everyone finds what is his on his first screen", () => worth.seeHomes(story, coach));

  expect(story.faults.flat()).toEqual([]);
});
