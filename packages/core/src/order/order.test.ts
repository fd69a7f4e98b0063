import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, ID, withClock } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Members } from "../member/index.ts";
import { asMember, asSystem, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { CohortAgreements, Order, OrderAgreements } from "./index.ts";

openTable(Billing.configureForTests);

const AT = Date.parse("2026-11-23T09:00:00.000Z");
const owner = { roles: ["owner"] as const };

/** A firm, its client and a group; `body` runs as the owner, `asBuyer` as the bearer of a quote's link. */
function world<R>(body: (given: Awaited<ReturnType<typeof furnish>>) => Promise<R>): Promise<R> {
  return withClock(AT, () => asMember(owner, async () => body(await furnish())));
}

async function furnish() {
  await Billing.foundFirm({ activityNumber: "11755555555" });
  const { memberID, accountID } = Actor.member();
  const member = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
  const invitedAt = new Date(AT).toISOString();
  await db().write({ member: Members.create({ ...member, status: "active", invitedAt }) }, {});
  return { organizationID: await Billing.addClient(), cohortID: await Billing.addCohort() };
}

const quote = (organizationID: string, over: object = {}) => ({
  organizationID,
  object: "Codéveloppement pour huit managers",
  signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
  seats: 8,
  lines: [{ basis: "seat" as const, description: "Une place", quantity: "8", unitNet: 70_000 }],
  validUntil: "2026-12-31",
  ...over,
});

async function asBuyer<R>(orderID: string, body: () => Promise<R>): Promise<R> {
  const { linkID } = await Order.get(orderID);
  const { purpose, subject } = await Link.open(Link.tokenOf(linkID ?? ""));
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: linkID ?? "", purpose, subject };
  return Actor.provide(bearer, body);
}

const address = { street: "4 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" };
const approval = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe("an order", () => {
  it("goes from quote to signed agreement, each step once, and its group knows it", () =>
    world(async ({ organizationID, cohortID }) => {
      const { orderID } = await Order.create(quote(organizationID, { cohortID, schedule: "deposit30" }));
      await Order.send({ orderID });
      const sent = await Order.get(orderID);
      expect(sent).toMatchObject({ number: "D-2026-0001", status: "sent", net: 560_000, vat: 112_000, gross: 672_000 });
      expect(await codeOf(Order.sendAgreement({ orderID, sessions: [] }))).toBe("order.other_state");
      await asBuyer(orderID, async () => {
        await Order.approve({ ...approval, purchaseOrder: "BC-77", serviceCode: " " });
        await Order.approve(approval);
      });
      const sessions = [{ startsAt: "2027-01-12T08:30:00.000Z", minutes: 210, zone: "Europe/Paris" }];
      await Order.sendAgreement({ orderID, sessions });
      await asBuyer(orderID, async () => {
        const { agreement } = await Order.behindLink();
        const words = agreement?.articles.map(({ text }) => text).join(" ") ?? "";
        expect(agreement?.title).toBe("Convention de formation");
        for (const said of ["Client Inventé", "12 janvier 2027", "3,5 heures", "Groupe d’automne", "11\u00a075"]) {
          expect(words).toContain(said);
        }
        const signing = { ...approval, textHash: agreement?.textHash ?? "" };
        expect(await codeOf(Order.sign({ ...signing, textHash: "other" }))).toBe("order.text_changed");
        await Order.sign(signing);
        await Order.sign(signing);
      });
      const signed = await Order.get(orderID);
      expect(signed).toMatchObject({ status: "signed", purchaseOrder: "BC-77", serviceCode: null });
      expect(signed.agreement).toMatchObject({ firm: { name: "Odile Inventée" }, buyer: { name: "Inès Morvan" } });
      expect(signed.instalments.map(({ net }) => net)).toEqual([168_000, 392_000]);
      expect(await db().get(CohortAgreements, { cohortID, orderID })).toMatchObject({
        signedAt: signed.agreement?.buyer?.at,
      });
      expect(await codeOf(Order.cancel({ orderID }))).toBe("order.other_state");
    }));

  it("lets no first session of a training action begin before each client's agreement is signed, whatever is written", () =>
    world(async ({ organizationID, cohortID }) => {
      const otherID = await Billing.addClient();
      for (const client of [organizationID, otherID]) await Billing.addSeat(cohortID, client);
      const missing = async () => Order.unagreed(await Enrolment.groupOf(cohortID)).organizationIDs.toSorted();
      expect(await missing()).toEqual([organizationID, otherID].toSorted());
      const group = await Enrolment.groupOf(cohortID);
      expect(() => Order.assertAgreed(group)).toThrow(/not signed/);
      expect(() => Order.assertAgreed({ ...group, cohort: { nature: "service" } })).not.toThrow();

      const { orderID } = await Order.create(quote(organizationID, { cohortID }));
      await Order.send({ orderID });
      expect(await codeOf(Order.waive({ orderID, reason: "Urgence" }))).toBe("order.other_state");
      await asBuyer(orderID, () => Order.approve(approval));
      await Order.waive({ orderID, reason: "Bon de commande de fin d’exercice" });
      expect((await Order.get(orderID)).waiver).toMatchObject({ by: "Odile Inventée" });
      expect(await missing()).toContain(organizationID);
      await Order.sendAgreement({ orderID, sessions: [] });
      await asBuyer(orderID, async () => {
        const { agreement } = await Order.behindLink();
        await Order.sign({ ...approval, textHash: agreement?.textHash ?? "" });
      });
      expect(await missing()).toEqual([otherID]);

      const paper = { cohortID, organizationID: otherID, name: "Ana Lopes", role: "Gérante", kept: "Classeur 2026" };
      expect(await codeOf(Order.recordElsewhere({ ...paper, on: "2026-12-24" }))).toBe("order.signed_later");
      await Order.recordElsewhere({ ...paper, on: "2026-11-20" });
      expect(await missing()).toEqual([]);
      expect(await asSystem(Actor.firmID(), () => Order.ofCohort(cohortID))).toEqual([orderID]);
    }));

  it("asks an individual for his own contract, and a funder for none", () =>
    world(async ({ organizationID, cohortID }) => {
      const person = { kind: "individual" as const, name: "Ana Lopes", email: "ana@exemple.fr", address };
      const payers = [{ ...person, payerID: ID.create("payer"), shareBasisPoints: 10_000 }];
      const { enrolmentID } = await Billing.addSeat(cohortID, organizationID, { payers });
      const group = await Enrolment.groupOf(cohortID);
      expect(Order.unagreed(group)).toEqual({ organizationIDs: [], enrolmentIDs: [enrolmentID] });
      const signed = group.enrolments.map((one) => ({ ...one, agreement: {} }));
      expect(Order.unagreed({ ...group, enrolments: signed }).enrolmentIDs).toEqual([]);
      const funded = group.enrolments.map((one) => ({ ...one, payers: [{ kind: "funder" }] }));
      expect(Order.unagreed({ ...group, enrolments: funded }).enrolmentIDs).toEqual([]);
    }));

  it("keeps the text that the buyer read when dates move, until it is sent again", () =>
    world(async ({ organizationID, cohortID }) => {
      const { orderID } = await Order.create(quote(organizationID, { cohortID }));
      await Order.send({ orderID });
      await asBuyer(orderID, () => Order.approve(approval));
      await Order.sendAgreement({ orderID, sessions: [] });
      const read = await db().get(OrderAgreements, { orderID });
      const sessions = [{ startsAt: "2027-01-12T08:30:00.000Z", minutes: 210, zone: "Europe/Paris" }];
      await Order.sendAgreement({ orderID, sessions });
      await asBuyer(orderID, async () => {
        const signing = { ...approval, textHash: read?.textHash ?? "" };
        expect(await codeOf(Order.sign(signing))).toBe("order.text_changed");
      });
    }));

  it("keeps the earlier quote when a new version is sent, which alone may then be approved", () =>
    world(async ({ organizationID, cohortID }) => {
      const { orderID: first } = await Order.create(quote(organizationID, { cohortID }));
      await Order.send({ orderID: first });
      await asBuyer(first, () => Order.approve(approval));
      const { orderID: second, rev } = await Order.revise({ orderID: first });
      await Order.edit({ orderID: second, rev, ...quote(organizationID, { cohortID, seats: 7 }) });
      expect((await Order.get(first)).status).toBe("approved");
      await Order.send({ orderID: second });
      const earlier = await Order.get(first);
      expect(earlier).toMatchObject({ number: "D-2026-0001", status: "cancelled", seats: 8, replacedBy: second });
      expect(await Order.get(second)).toMatchObject({ number: "D-2026-0001-2", status: "sent", version: 2, seats: 7 });
      await asBuyer(first, async () => expect(await codeOf(Order.refuse({ reason: "" }))).toBe("order.other_state"));
      expect(await codeOf(Order.revise({ orderID: first }))).toBe("order.other_state");
      const { orderID: third } = await Order.revise({ orderID: second });
      await asBuyer(second, () => Order.approve(approval));
      await Order.send({ orderID: third });
      expect((await Order.get(third)).number).toBe("D-2026-0001-3");
      expect((await Order.create(quote(organizationID))).status).toBe("draft");
    }));

  it("does not replace a quote whose agreement was signed meanwhile", () =>
    world(async ({ organizationID }) => {
      const { orderID } = await Order.create(quote(organizationID));
      await Order.send({ orderID });
      await asBuyer(orderID, () => Order.approve(approval));
      const { orderID: next } = await Order.revise({ orderID });
      await Order.sendAgreement({ orderID, sessions: [] });
      await asBuyer(orderID, async () => {
        const { agreement } = await Order.behindLink();
        await Order.sign({ ...approval, textHash: agreement?.textHash ?? "" });
      });
      expect(await codeOf(Order.send({ orderID: next }))).toBe("order.other_state");
      expect((await Order.get(orderID)).status).toBe("signed");
    }));

  it("names people after the approval, never more than the seats that were bought", () =>
    world(async ({ organizationID }) => {
      const { orderID } = await Order.create(quote(organizationID, { seats: 2, people: ["Ana Lopes"] }));
      expect(await codeOf(Order.namePeople({ orderID, people: ["Bo"] }))).toBe("order.other_state");
      await Order.send({ orderID });
      await asBuyer(orderID, () => Order.approve(approval));
      await Order.namePeople({ orderID, people: ["Ana Lopes", "Bo Martin"] });
      expect((await Order.get(orderID)).people).toEqual(["Ana Lopes", "Bo Martin"]);
      expect(await codeOf(Order.namePeople({ orderID, people: ["A", "B", "C"] }))).toBe("order.people_many");
    }));

  it("numbers quotes without gap or double when many are sent at once", () =>
    world(async ({ organizationID }) => {
      const drafts = await Promise.all(Array.from({ length: 8 }, () => Order.create(quote(organizationID))));
      await Promise.all(drafts.map(({ orderID }) => Order.send({ orderID })));
      const numbers = (await Order.list({}))
        .map(({ number }) => number ?? "")
        .sort((one, other) => one.localeCompare(other));
      expect(numbers).toEqual(Array.from({ length: 8 }, (_, at) => `D-2026-000${at + 1}`));
    }));

  it("is not approved once its validity has passed, and reads as expired", () =>
    world(async ({ organizationID }) => {
      const { orderID } = await Order.create(quote(organizationID));
      await Order.send({ orderID });
      await withClock(Date.parse("2027-01-01T09:00:00.000Z"), async () => {
        await asBuyer(orderID, async () => expect(await codeOf(Order.approve(approval))).toBe("order.expired"));
        expect((await Order.list({}))[0]?.status).toBe("expired");
        await Actor.provide({ type: "system", firmID: Actor.firmID(), job: "test" }, () => Order.expire(orderID));
        expect((await Order.get(orderID)).status).toBe("expired");
      });
    }));

  it("does not change once sent; a buyer without an address is not sent one", () =>
    world(async ({ organizationID }) => {
      const { orderID, rev } = await Order.create(quote(organizationID));
      const edited = await Order.edit({ orderID, rev, ...quote(organizationID, { seats: 7 }) });
      expect(await codeOf(Order.edit({ orderID, rev, ...quote(organizationID) }))).toBe("order.changed_meanwhile");
      await Order.send({ orderID });
      expect(await codeOf(Order.edit({ orderID, rev: edited.rev, ...quote(organizationID) }))).toBe(
        "order.other_state",
      );
      const publicBody = await Billing.addClient({ siret: null });
      const other = await Order.create(quote(publicBody, { buyerKind: "publicBody" }));
      expect(await codeOf(Order.send({ orderID: other.orderID }))).toBe("order.buyer_incomplete");
    }));

  it("keeps a public body one, whatever is ticked, with how its card says that it pays", () =>
    world(async () => {
      const asks = { serviceCodeRequired: true, engagementRequired: false, isHospital: false };
      const organizationID = await Billing.addClient({ publicBody: { ...asks, takesCards: true } });
      const { orderID } = await Order.create(quote(organizationID, { buyerKind: "organization" }));
      expect((await Order.get(orderID)).buyer).toMatchObject({ kind: "publicBody", takesCards: true });
    }));

  it("refuses what cannot be: a discount above the price, more people than seats, a day that passed, 60 days end of month", () =>
    world(async ({ organizationID }) => {
      const made = (over: object) => codeOf(Order.create(quote(organizationID, over)));
      expect(await made({ discount: { reason: "x", amount: 999_999_999 } })).toBe("order.discount_above");
      expect(await made({ seats: 1, people: ["Ana", "Bo"] })).toBe("order.people_many");
      expect(await made({ validUntil: "2026-11-22" })).toBe("order.validity_past");
      expect(await made({ term: { days: 60, endOfMonth: true } })).toBe("order.term_long");
      expect(await made({ lines: [{ basis: "seat", description: "x", quantity: "-1", unitNet: 1 }] })).toBe(
        "input.invalid",
      );
      expect(await made({ organizationID: ID.create("organization") })).toBe("organization.not_found");
    }));

  it("answers no one but its own link's bearer and the firm's staff", () =>
    world(async ({ organizationID }) => {
      const { orderID } = await Order.create(quote(organizationID));
      const firmID = Actor.firmID();
      const other = {
        type: "link" as const,
        firmID,
        linkID: ID.create("link"),
        purpose: "contract",
        subject: { orderID },
      };
      expect(await codeOf(Actor.provide(other, () => Order.approve(approval)))).toBe("actor.forbidden");
      expect(await codeOf(asMember({ firmID, roles: ["coach"] }, () => Order.list({})))).toBe("actor.forbidden");
      expect(await codeOf(asMember(owner, () => Order.card({ orderID })))).toBe("order.not_found");
    }));
});
