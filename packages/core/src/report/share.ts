import type { Said, Told, ToldWave } from "./page.ts";
import { percentOf } from "./sum.ts";
import { isMain, SATISFACTION } from "./wave.ts";

/** One group, programme, coach or organization of a report, with its own response rate. */
export interface Part {
  id: string;
  name: string;
  invited: number;
  answered: number;
  responsePercent: number | null;
  satisfaction: { mean: number; answers: number } | null;
}

/** What is added up of a part; `named`: when its latest wave was opened, whose name counts. */
interface Share {
  id: string;
  name: string;
  named: number;
  invited: number;
  answered: number;
  answers: number;
  points: number;
}

type Shares = Map<string, Share>;

export interface Parts {
  cohorts: Part[];
  programmes: Part[];
  coaches: Part[];
  organizations: Part[];
}

/** What is asked during and at the end of cycles, shared out along each line; groups are added up once, then shared. */
export function partsOf(groups: readonly Told[]): Parts {
  const [cohorts, programmes, coaches, organizations] = [new Map(), new Map(), new Map(), new Map()] as Shares[];
  if (!(cohorts && programmes && coaches && organizations)) throw new Error("There are four lines");
  for (const group of groups) {
    const own = shareOf(group.waves);
    if (own.named === NEVER) continue;
    add(cohorts, { ...own, id: group.cohortID, name: group.cohortName });
    add(programmes, { ...own, id: group.programmeID, name: group.programmeTitle });
    add(coaches, { ...own, id: group.coachID, name: group.coachName });
    const ofPlaces = isOneClients(group) ? [own] : sharesByPlace(group);
    for (const [place, { organizationID, name }] of group.organizations.entries()) {
      const share = ofPlaces[place];
      if (share && share.named !== NEVER) add(organizations, { ...share, id: organizationID, name });
    }
  }
  return {
    cohorts: inOrder(cohorts),
    programmes: inOrder(programmes),
    coaches: inOrder(coaches),
    organizations: inOrder(organizations),
  };
}

const NEVER = Number.NEGATIVE_INFINITY;

function emptyShare(): Share {
  return { id: "", name: "", named: NEVER, invited: 0, answered: 0, answers: 0, points: 0 };
}

function shareOf(waves: readonly ToldWave[]): Share {
  const share = emptyShare();
  for (const { at, said } of waves) if (isMain(said)) count(share, at, said);
  return share;
}

function count(share: Share, at: number, { asked, answered, scale }: Pick<Said, "asked" | "answered" | "scale">): void {
  share.invited += asked;
  share.answered += answered;
  if (at > share.named) share.named = at;
  const counts = scale[SATISFACTION];
  if (!counts) return;
  const [one, two, three, four, five] = counts;
  share.answers += one + two + three + four + five;
  share.points += one + 2 * two + 3 * three + 4 * four + 5 * five;
}

/** A group of several clients, each by its place: a wave that cannot be shared out is nobody's. */
function sharesByPlace({ organizations, waves }: Told): readonly Share[] {
  const shares = organizations.map(emptyShare);
  for (const { at, said } of waves) {
    if (!isMain(said)) continue;
    for (const part of said.parts) {
      const share = typeof part.place === "number" ? shares[part.place] : undefined;
      if (share) count(share, at, part);
    }
    const only = said.parts.length === 0 && said.places?.length === 1 ? said.places[0] : undefined;
    const share = typeof only === "number" ? shares[only] : undefined;
    if (share) count(share, at, said);
  }
  return shares;
}

function add(all: Shares, more: Share): void {
  const known = all.get(more.id);
  if (!known) {
    all.set(more.id, more);
    return;
  }
  if (more.named > known.named) [known.named, known.name] = [more.named, more.name];
  known.invited += more.invited;
  known.answered += more.answered;
  known.answers += more.answers;
  known.points += more.points;
}

const inFrench = new Intl.Collator("fr");

function inOrder(shares: Shares): Part[] {
  return [...shares.values()].map(partOf).sort((a, b) => inFrench.compare(a.name, b.name));
}

function partOf({ id, name, invited, answered, answers, points }: Share): Part {
  const satisfaction = answers === 0 ? null : { mean: points / answers, answers };
  return { id, name, invited, answered, responsePercent: percentOf(answered, invited), satisfaction };
}

/** Whose waves all asked the people of its only client. */
function isOneClients({ organizations, waves }: Told): boolean {
  return organizations.length === 1 && waves.every(({ said }) => said.parts.length === 0 && !said.places);
}

/** A group as one organization's people answered it, without the waves that asked none of them or cannot tell. */
export function ofOrganization(group: Told, organizationID: string): Told | undefined {
  const known = group.organizations.findIndex((one) => one.organizationID === organizationID);
  const place = known < 0 ? organizationID : known;
  const organizations = group.organizations.filter((one) => one.organizationID === organizationID);
  const waves = group.waves.flatMap(({ at, said }) => {
    const { parts, places, ...whole } = said;
    const part = parts.find((one) => one.place === place);
    if (part) return [{ at, said: { ...whole, ...part, parts: [] } }];
    const [only, ...more] = places ?? group.organizations.keys();
    return parts.length === 0 && only === place && more.length === 0 ? [{ at, said: { ...whole, parts } }] : [];
  });
  return waves.length > 0 ? { ...group, organizations, waves } : undefined;
}
