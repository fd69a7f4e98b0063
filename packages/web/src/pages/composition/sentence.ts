import { words } from "../../messages/composition.ts";
import type { Person, Rule, Whole } from "./composition.data.ts";

const nameOf = ({ given, family }: Pick<Person, "given" | "family">) => `${given} ${family}`.trim();

/** What a composition says of its people, in sentences. */
export function sentencesOf(whole: Whole) {
  const people = new Map(whole.people.map((one) => [one.participantID, one]));
  const clients = new Map(whole.organizations.map((one) => [one.organizationID, one.name]));
  const name = (id: string) => {
    const person = people.get(id);
    return person ? nameOf(person) : "";
  };
  const client = (id: string) => clients.get(id) ?? "";
  const count = (some: number) => words().people(some);

  const rule = (of: Rule): string => {
    const say = words().rule;
    if (of.kind === "team") {
      const members = whole.people.filter((one) => one.organizationID === of.organization && one.team === of.team);
      return say.team(of.team, client(of.organization), count(members.length));
    }
    if (of.kind === "line") return say.line(name(of.managerID));
    if (of.kind === "competitors") return say.competitors(client(of.organizations[0]), client(of.organizations[1]));
    if (of.kind === "fixed") return say.fixed(name(of.id), of.group + 1);
    return say.size(of.sizeMin, of.sizeMax, count(whole.people.length));
  };

  /** Why someone may not meet another. */
  const reason = (other: string, rules: readonly Rule[]): string[] =>
    rules.flatMap(({ kind }) => {
      if (kind === "team") return [words().reason.team(name(other))];
      if (kind === "line") return [words().reason.line(name(other))];
      if (kind !== "competitors") return [];
      return [words().reason.competitors(name(other), client(people.get(other)?.organizationID ?? ""))];
    });

  const breach = (of: Whole["breaches"][number]): string => {
    const say = words().breach;
    if (of.kind === "size") {
      return of.size < whole.sizeMin ? say.few(of.size, whole.sizeMin) : say.many(of.size, whole.sizeMax);
    }
    const kinds = new Set(of.rules.map(({ kind }) => kind));
    const reasons = (["team", "line", "competitors"] as const).filter((kind) => kinds.has(kind));
    return say.pair(name(of.one), name(of.other), reasons.map((kind) => say[kind]).join(", "));
  };

  const placed = ({ participantID, placed: found }: Person): string => {
    const group = whole.groups.find((one) => one.people.includes(participantID));
    return found && group ? words().placed(found.peers, found.sameJob, group.units) : "";
  };

  const refusal = ({ group, apart, isFull }: Refusal): string => {
    const reasons = apart.flatMap((one) => reason(one.participantID, one.rules));
    if (isFull) reasons.push(words().full);
    return reasons.length > 0 ? words().refusal(group + 1, reasons.join(", ")) : words().allowed(group + 1);
  };

  return { name, client, rule, breach, placed, refusal };
}

interface Refusal {
  group: number;
  apart: readonly { participantID: string; rules: readonly Rule[] }[];
  isFull: boolean;
}

/** How far the groups are from the best at most, in whole percents; nothing while rules are broken or people are out. */
export function gapOf({ quality, breaches, left }: Pick<Whole, "quality" | "breaches" | "left">): number | undefined {
  if (!quality || breaches.length > 0 || left.length > 0) return undefined;
  const short = Math.max(0, quality.pointsMost - quality.points);
  return quality.pointsMost === 0 ? 0 : Math.ceil((100 * short) / quality.pointsMost);
}
