import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Link } from "@entrepairs/core/link";
import { Order } from "@entrepairs/core/order";
import { render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const TOLD = ["invited", "requested", "held", "accepted", "waiting"];

/** Everyone still in a cancelled group is told, then leaves it; run again, who left is neither told nor counted twice. */
const empty: Job = async ({ ids }) => {
  const { cohortID = "" } = ids;
  const [firm, { cohort, enrolments }] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  for (const { enrolmentID, email, locale, linkID, status } of enrolments) {
    if (!TOLD.includes(status)) continue;
    const url = linkID
      ? `${Config.use().origin}/inscription/${Link.tokenOf(linkID)}`
      : `${Config.use().origin}/c/${firm.slug}`;
    const params = { firmName: firm.name, programmeTitle: cohort.programmeTitle, cohortName: cohort.name, url };
    await sendOnce(`cancelled-${enrolmentID}`, {
      to: email,
      replyTo: firm.contactEmail,
      locale,
      content: render("groupCancelled", params, locale),
    });
    if (status === "waiting") await Enrolment.cancel({ cohortID, enrolmentID });
    // Who has a seat may have paid for it: what was held is due, the rest is credited and given back.
    else await Cancellation.cancel({ cohortID, enrolmentID, cause: "firm", reason: reasonOf(cohort) });
  }
  // Seats first: while their order stands, its price is the order's, and nothing is counted twice.
  for (const orderID of await Order.ofCohort(cohortID)) await giveUp(orderID, reasonOf(cohort));
};

const reasonOf = ({ cancelReason, name }: Cohort.Info) => cancelReason ?? name;

/** What binds is settled, what was only approved is taken back. */
async function giveUp(orderID: string, reason: string): Promise<void> {
  const order = await Order.get(orderID);
  if (Order.binds(order)) await Cancellation.cancelOrder({ orderID, cause: "firm", reason });
  else if (order.status === "approved") await Order.cancel({ orderID });
}

export const on = { [Cohort.Event.Cancelled]: empty };
