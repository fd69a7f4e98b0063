import { Actor } from "@entrepairs/core/kernel";
import { Member } from "@entrepairs/core/member";
import { SignIn } from "@entrepairs/core/platform";

/** Who calls: each role, and beside each narrow one a namesake who has nothing to do with the same things. */
export const CALLERS = [
  "owner",
  "manager",
  "coach",
  "otherCoach",
  "sponsor",
  "otherSponsor",
  "participant",
  "otherParticipant",
] as const;
export type Caller = (typeof CALLERS)[number];

export const ROLE_OF: Record<Caller, Actor.Role> = {
  owner: "owner",
  manager: "manager",
  coach: "coach",
  otherCoach: "coach",
  sponsor: "sponsor",
  otherSponsor: "sponsor",
  participant: "participant",
  otherParticipant: "participant",
};

export interface Person {
  actor: Actor.Member;
  email: string;
  cookie: string;
}

/** A firm with one of everything, made by the files of `fixture/`. */
export interface FirmWorld {
  /** Stands in every text of this firm and in nothing else. */
  readonly mark: string;
  firmID: string;
  slug: string;
  people: Record<Caller, Person>;
  /** A real thing for every path parameter and every id of a body, by its name. */
  ids: Record<string, string>;
  /** Where one route needs another thing than the rest: its own ids, by route. */
  at: Record<string, Record<string, string>>;
  /** Who alone can act at his own thing, where others of his door are refused: asked before them, by route. */
  first: Record<string, Caller>;
  /** Path parameters (and functions, as `/room`) whose thing is closed to some narrow callers. */
  closed: Record<string, readonly Caller[]>;
  /** Reads that rightly find nothing in this firm yet. */
  empty: Set<string>;
  /** What a narrow caller never reads, beside everything of another firm. */
  unseen: Partial<Record<Caller, string[]>>;
  /** A live token of each purpose. */
  links: Record<string, string>;
  /** A body that succeeds, where one made from the schema would be refused: by `POST /api/f/:firm/thing`. */
  bodies: Record<string, Record<string, unknown>>;
}

interface Fixture {
  /** Fixtures that stand before this one. */
  after?: readonly string[];
  build(firm: FirmWorld): Promise<void>;
}

const files = import.meta.glob<Fixture>("./fixture/*.ts", { eager: true });

/** One file a noun; a new noun adds its own and touches no other. */
function inOrder(): Fixture[] {
  const named = new Map(Object.entries(files).map(([path, fixture]) => [path.slice("./fixture/".length, -3), fixture]));
  const placed = new Map<string, Fixture>();
  const place = (name: string): void => {
    const fixture = named.get(name);
    if (!fixture) throw new Error(`There is no fixture "${name}"`);
    if (placed.has(name)) return;
    for (const earlier of fixture.after ?? []) place(earlier);
    placed.set(name, fixture);
  };
  for (const name of named.keys()) place(name);
  return [...placed.values()];
}

/** A new firm with its people and one of everything. */
export async function buildFirm(mark: string): Promise<FirmWorld> {
  const firm: FirmWorld = {
    mark,
    firmID: "",
    slug: "",
    people: {} as FirmWorld["people"],
    ids: {},
    at: {},
    first: {},
    empty: new Set(),
    closed: {},
    unseen: {},
    links: {},
    bodies: {},
  };
  for (const fixture of inOrder()) await fixture.build(firm);
  return firm;
}

/** Every text by which an answer would betray this firm. */
export function tellTales(firm: FirmWorld): string[] {
  const people = Object.values(firm.people).flatMap(({ actor }) => [actor.memberID, actor.accountID]);
  const ids = Object.entries(firm.ids).filter(([name]) => !PUBLIC_IDS.has(name));
  return [...new Set([firm.mark, firm.firmID, ...people, ...ids.map(([, id]) => id)])].map((text) =>
    text.toLowerCase(),
  );
}

/** Parameters that name nothing of a firm. */
const PUBLIC_IDS = new Set(["token", "locale", "formVersion"]);

export const emailOf = (caller: Caller, mark: string) => `${caller.toLowerCase()}.${mark}@exemple.fr`;

/** Signs in with the address that was invited: that alone makes him a member with an account. */
export async function join(firm: FirmWorld, caller: Caller): Promise<void> {
  const email = emailOf(caller, firm.mark);
  const { cookie, accountID } = await SignIn.signInAs(email, "fr");
  const { firmID } = firm;
  const found = await Actor.provide(firm.people.owner.actor, () => Member.findByEmail(email));
  if (found?.accountID !== accountID) throw new Error(`${caller} did not become a member`);
  const { memberID, roles, organizationID, participantID } = found;
  const actor: Actor.Member = { type: "member", firmID, memberID, accountID, roles, organizationID, participantID };
  firm.people[caller] = { actor, email, cookie };
}
