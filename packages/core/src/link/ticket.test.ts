import { expect, it } from "vitest";
import { Config } from "../gateway/index.ts";
import { Actor, ID, withClock } from "../kernel/index.ts";
import { Ticket } from "./index.ts";

Config.configure({
  origin: "http://127.0.0.1:1",
  linkKey: "test",
  mailFrom: { name: "Essai", address: "essai@exemple.fr" },
  demo: true,
});

const firmID = ID.createFirm();
const member = (): Actor.Member => ({
  type: "member",
  firmID,
  memberID: ID.create("member"),
  accountID: ID.create("account"),
  roles: ["owner"],
});
const HERE = "/api/f/x/export";
const AT = Date.parse("2026-11-22T08:00:00.000Z");

it("opens one address, to who took it, for ten minutes", () => {
  const [one, other] = [member(), member()];
  const as = <R>(actor: Actor.Actor, at: number, body: () => R) => withClock(at, () => Actor.provide(actor, body));
  const ticket = as(one, AT, () => Ticket.of(HERE));
  expect(as(one, AT + 599_000, () => Ticket.opens(HERE, ticket))).toBe(true);
  expect(as(one, AT + 600_000, () => Ticket.opens(HERE, ticket))).toBe(false);
  expect(as(one, AT, () => Ticket.opens("/api/f/x/other", ticket))).toBe(false);
  expect(as(other, AT, () => Ticket.opens(HERE, ticket))).toBe(false);
  const elsewhere = { ...one, firmID: ID.createFirm() };
  expect(as(elsewhere, AT, () => Ticket.opens(HERE, ticket))).toBe(false);
  for (const forged of ["", "x", `9999999999.${ticket.split(".")[1]}`, ticket.slice(0, -1), `${ticket}A`]) {
    expect(as(one, AT, () => Ticket.opens(HERE, forged))).toBe(false);
  }
});
