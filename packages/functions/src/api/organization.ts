import { Address } from "@entrepairs/core/firm";
import { ID } from "@entrepairs/core/kernel";
import { Organization, PublicBody } from "@entrepairs/core/organization";
import { Participant, ParticipantRow, PeopleImport, type Plan } from "@entrepairs/core/participant";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Text = v.nullable(v.string());
const Listed = v.strictObject({
  organizationID: v.string(),
  name: v.string(),
  siret: Text,
  city: Text,
  billingEmail: Text,
  contactName: Text,
});
const Shown = v.strictObject({
  organizationID: v.string(),
  name: v.string(),
  siret: Text,
  vatNumber: Text,
  address: v.nullable(v.strictObject(Address.entries)),
  billingEmail: Text,
  contactName: Text,
  publicBody: v.nullable(v.strictObject(PublicBody.entries)),
  purchaseOrder: Text,
  serviceCode: Text,
  engagementNumber: Text,
  rev: v.number(),
});
const { traineeStatus } = ParticipantRow.entries;
const Person = v.strictObject({
  participantID: v.string(),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  job: Text,
  unit: Text,
  site: Text,
  manager: Text,
  traineeStatus,
});
const Counts = { created: v.number(), updated: v.number(), unchanged: v.number() };
const Planned = v.strictObject({
  line: v.number(),
  change: v.picklist(["created", "updated", "unchanged"]),
  given: v.string(),
  family: v.string(),
  email: v.string(),
  job: v.string(),
  unit: v.string(),
  site: v.string(),
  manager: v.string(),
  /** Empty when the file says none. */
  zone: v.string(),
  traineeStatus,
});
const Preview = v.strictObject({
  people: v.array(Planned),
  errors: v.array(v.strictObject({ line: v.number(), column: v.number(), code: v.string(), text: v.string() })),
  ignored: v.array(v.string()),
  counts: v.strictObject(Counts),
});
const Changed = v.strictObject({ organizationID: v.string(), rev: v.number() });
const Key = { organizationID: ID.schema("organization") };

const shown = (row: Awaited<ReturnType<typeof Organization.get>>): v.InferOutput<typeof Shown> => {
  const { organizationID, name, siret, vatNumber, address, billingEmail, contactName, rev } = row;
  const { publicBody, purchaseOrder, serviceCode, engagementNumber } = row;
  const place = address && {
    street: address.street,
    postalCode: address.postalCode,
    city: address.city,
    country: address.country,
  };
  const references = { purchaseOrder, serviceCode, engagementNumber };
  const about = { organizationID, name, siret, vatNumber, billingEmail, contactName, publicBody };
  return { ...about, ...references, address: place, rev };
};

const person = (row: Participant.Info): v.InferOutput<typeof Person> => {
  const { participantID, given, family, email, job, unit, site, manager, traineeStatus } = row;
  return { participantID, given, family, email, job, unit, site, manager, traineeStatus };
};

const preview = ({ people, errors, ignored, counts }: Plan): v.InferOutput<typeof Preview> => ({
  people: people.map(({ line, change, given, family, email, job, unit, site, manager, zone, traineeStatus }) => ({
    line,
    change,
    given,
    family,
    email,
    job,
    unit,
    site,
    manager,
    zone,
    traineeStatus,
  })),
  errors: errors.map(({ line, column, code, text }) => ({ line, column, code, text })),
  ignored,
  counts,
});

/** The firm's clients and their people. */
export const mount = "/organization";
export const route = new Hono<Env>()
  .get(
    "/",
    may("owner", "manager"),
    answers({ 200: v.strictObject({ organizations: v.array(Listed) }) }),
    async (c) => {
      const organizations = (await Organization.list({})).map(
        ({ organizationID, name, siret, address, billingEmail, contactName }) => ({
          organizationID,
          name,
          siret,
          city: address?.city ?? null,
          billingEmail,
          contactName,
        }),
      );
      return c.json({ organizations });
    },
  )
  .post("/", may("owner", "manager"), body(Organization.create.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Organization.create(c.req.valid("json")), 201),
  )
  .get(
    "/:organizationID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ organization: Shown, people: v.array(Person) }) }),
    async (c) => {
      const { organizationID } = c.req.valid("param");
      // Two reads at once: the card stands in the list's partition, its people in one of their own.
      const [organization, people] = await Promise.all([
        Organization.card({ organizationID }),
        Participant.ofOrganization(organizationID),
      ]);
      return c.json({ organization: shown(organization), people: people.map(person) });
    },
  )
  .put(
    "/:organizationID",
    may("owner", "manager"),
    path(Key),
    body(without(Organization.edit.schema, "organizationID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Organization.edit({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:organizationID/people/preview",
    may("owner", "manager"),
    path(Key),
    body(without(PeopleImport.preview.schema, "organizationID")),
    answers({ 200: Preview }),
    async (c) => {
      const { organizationID } = c.req.valid("param");
      await Organization.get(organizationID);
      return c.json(preview(await PeopleImport.preview({ organizationID, text: c.req.valid("json").text })));
    },
  )
  .post(
    "/:organizationID/people",
    may("owner", "manager"),
    path(Key),
    body(without(PeopleImport.run.schema, "organizationID")),
    answers({ 201: v.strictObject({ importID: v.string(), ...Counts }) }),
    async (c) => {
      const { organizationID } = c.req.valid("param");
      await Organization.get(organizationID);
      return c.json(await PeopleImport.run({ organizationID, text: c.req.valid("json").text }), 201);
    },
  );
export type Route = typeof route;
