import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MeteredCall } from "@entrepairs/core/db";
import type { FirmWorld } from "./firm.ts";
import type { Route } from "./route.ts";
import type { Seen } from "./watch.ts";

/** One access pattern: what a person wrote of it, and what was measured. */
export interface Access {
  question: string;
  route: string;
  /** `1 query`, `2 gets, 1 transaction`; compared by the test. */
  calls: string;
  keys: string;
  index: string;
  /** As measured in the fixture; they grow with what a screen shows. */
  items: string;
  units: string;
  /** Why it takes more than one query or one transaction; required then. */
  reason: string;
}

const COLUMNS = ["question", "route", "calls", "keys", "index", "items", "units", "reason"] as const;
const HEADS = ["Question", "Asked by", "Calls", "Key condition", "Index", "Items", "Units", "Why more than one"];
const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));

/** The file of a route's rows: one a noun, so that later work does not meet in one. */
export function nounOf({ app, path }: Route): string {
  if (app !== "api") return app;
  return path.split("/").find((part) => part && !["api", "f"].includes(part) && !part.startsWith(":")) ?? "account";
}

/** The rows that stand in `docs/table/<noun>.md`. */
export function readRows(noun: string): Access[] {
  const file = `${docs}table/${noun}.md`;
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(2);
  return lines.filter((line) => line.startsWith("| ")).map(rowOf);
}

function rowOf(line: string): Access {
  const cells = line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("`", ""));
  return Object.fromEntries(COLUMNS.map((name, at) => [name, cells[at] ?? ""])) as unknown as Access;
}

export function writeRows(noun: string, rows: readonly Access[]): void {
  mkdirSync(`${docs}table`, { recursive: true });
  writeFileSync(`${docs}table/${noun}.md`, text(rows));
}

function text(rows: readonly Access[]): string {
  const code = (name: string, cell: string) => (cell && ["route", "keys"].includes(name) ? `\`${cell}\`` : cell);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const body = rows.map((row) => line(COLUMNS.map((name) => code(name, row[name]))));
  return [line(HEADS), line(HEADS.map(() => "---")), ...body].join("");
}

/** The whole of `docs/table.md`: its preface, then the rows of every noun. */
export function assembled(): string {
  const preface = readFileSync(`${docs}table/preface.txt`, "utf8");
  const nouns = readdirSync(`${docs}table`)
    .filter((name) => name.endsWith(".md"))
    .sort();
  const parts = nouns.map((name) => `## ${name.slice(0, -3)}\n\n${readFileSync(`${docs}table/${name}`, "utf8")}`);
  return [preface, ...parts].join("\n");
}

export const tableFile = `${docs}table.md`;

/** What a request did, less the door's own read of the session. */
export function accessOf(firm: FirmWorld, seen: readonly Seen[], metered: readonly MeteredCall[]) {
  const isDoor = ({ partitions }: Seen) => partitions.some((partition) => partition.startsWith("P#SESSION#"));
  const own = seen.filter((call) => !isDoor(call));
  const costs = metered.slice(metered.length - own.length);
  const sum = (pick: (call: MeteredCall) => number) => costs.reduce((total, call) => total + pick(call), 0);
  const units = [`${sum((call) => call.readUnits)} RRU`, `${sum((call) => call.writeUnits)} WRU`];
  return {
    calls: callsOf(own),
    keys: [...new Set(own.filter(({ call }) => call !== "transact").map((call) => keyOf(firm, call)))]
      .sort()
      .join(", "),
    index: [...new Set(own.flatMap(({ index }) => index?.replace("index-", "") ?? []))].sort().join(", "),
    items: String(sum((call) => call.items)),
    units: units.filter((unit) => !unit.startsWith("0 ")).join(", "),
  };
}

function callsOf(seen: readonly Seen[]): string {
  const kinds = [
    ["getAll", "get"],
    ["query", "query"],
    ["transact", "transaction"],
  ] as const;
  const parts = kinds.flatMap(([call, name]) => {
    const count = seen.filter((one) => one.call === call).length;
    const many = name === "query" ? "queries" : `${name}s`;
    return count === 0 ? [] : [`${count} ${count === 1 ? name : many}`];
  });
  return parts.join(", ") || "none";
}

/** A key without what differs from firm to firm. */
function keyOf(firm: FirmWorld, { call, partitions, keys }: Seen): string {
  const one = call === "query" ? [...partitions, ...keys].join(" ") : partitions.map(short(firm)).join(" + ");
  const parts = short(firm)(one).split(" + ");
  return [...new Set(parts)].join(" + ");
}

function short(firm: FirmWorld) {
  return (text: string) =>
    text
      .replaceAll(/F#[0-9A-HJKMNP-TV-Z]{26}\b/g, "F#‹firm›")
      .replaceAll(/(COUNTER#[A-Z]+)#\d{4}/g, "$1#‹year›")
      .replaceAll(/AUDIT#\d{4}-\d\d\b/g, "AUDIT#‹month›")
      .replaceAll(firm.slug, "‹slug›")
      .replaceAll(firm.ids.programme ?? firm.slug, "‹slug›")
      .replaceAll(/\b([a-z]+)_[0-9A-HJKMNP-TV-Z]{26}\b/g, "‹$1›")
      .replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?~?/g, "‹time›")
      .replaceAll(/(ROOMCODE)#[0-9A-Z]{6}\b/g, "$1#‹code›")
      .replaceAll(/#[A-Za-z0-9_-]{43}\b/g, "#‹hash›")
      .replaceAll(/\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g, ".‹hash›")
      .replaceAll(/\b\d{5,}\b/g, "‹window›")
      .replaceAll("|", "/");
}

/** Whether a route does more than the rule: one read a screen; one transaction a command, whatever it reads before. */
export function isBeyond({ method }: Route, calls: string): boolean {
  const rule = method === "GET" ? /^(none|1 g|1 query)$/ : /^([^t]*\b)?1 transaction$|^[^t]*$|^refused here$/;
  return !rule.test(calls.replaceAll("gets", "g").replaceAll("get", "g"));
}
