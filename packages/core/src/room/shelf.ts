import * as v from "valibot";
import { db } from "../db/index.ts";
import { fn, ID, line, now, text } from "../kernel/index.ts";
import { Contacts, Resources } from "./group.table.ts";
import { existing, inside, OfGroup, opened, peerOf, written } from "./inside.ts";
import { placeOf } from "./load.ts";
import { PersonID } from "./room.table.ts";
import { refusal } from "./state.ts";

const Address = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500, "too_long"),
  v.check((value) => value === "" || (/^https?:\/\//i.test(value) && URL.canParse(value)), "web_address"),
);

const ResourceText = v.object({
  title: line(160),
  text: v.optional(text(2_000), ""),
  link: v.optional(Address, ""),
});

/** What is put on the shelf: a title, and an address or a text. */
export const KeptResource = v.object({ ...ResourceText.entries, authorID: PersonID });

/** Puts a resource on the group's shelf; a peer or the coach. */
export const addResource = fn(
  "room.addResource",
  v.object({ ...OfGroup, ...ResourceText.entries }),
  async ({ cohortID, ...resource }) => {
    const { me, seal } = await inside(cohortID);
    const resourceID = ID.create("resource");
    const sealed = seal.seal(placeOf.resource(resourceID), { ...resource, authorID: me.personID });
    return written(
      { resource: Resources.create({ cohortID, resourceID, at: now(), sealed }) },
      { cohortID, resourceID },
    );
  },
);

/** Takes it away: who put it there, or the coach. */
export const removeResource = fn(
  "room.removeResource",
  v.object({ ...OfGroup, resourceID: ID.schema("resource") }),
  async (key) => {
    const { me, seal } = await inside(key.cohortID);
    const row = await existing(db().get(Resources, key), "resource");
    const { authorID } = opened(KeptResource, seal, placeOf.resource(key.resourceID), row.sealed);
    if (authorID !== me.personID && me.role !== "coach") throw refusal("not_yours", "Its author alone does this");
    return written({ resource: Resources.delete(key) }, key);
  },
);

/** Consents to be reached by the group's peers, as one writes it here; kept after the cycle. */
export const shareContact = fn(
  "room.shareContact",
  v.object({ ...OfGroup, contact: line(200) }),
  async ({ cohortID, contact }) => {
    const { personID, name } = await peerOf(cohortID);
    return written({ contact: Contacts.put({ cohortID, personID, name, contact, at: now() }) }, { cohortID });
  },
);

/** Takes one's consent back: the line is gone at once. */
export const withdrawContact = fn("room.withdrawContact", v.object(OfGroup), async ({ cohortID }) => {
  const { personID } = await peerOf(cohortID);
  return written({ contact: Contacts.delete({ cohortID, personID }) }, { cohortID });
});
