import { withClock } from "@entrepairs/core/kernel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildFirm, CALLERS, type FirmWorld } from "./firm.ts";
import { type Field, type Form, formsOf, refusedIn } from "./form.ts";
import { type Scene, scenesOf } from "./form-scene.ts";
import { type Answer, ask, type Route, routes } from "./route.ts";
import { startWorld, type World } from "./world.ts";

const site = routes().filter(({ app }) => app === "site");

/** Posts by which nothing is typed: a button alone. */
const BUTTONS = [
  "/lien/:token",
  "/invitation/:token",
  "/contrat/:token/renoncer",
  "/inscription/:token/accepter",
  "/documents/:token/:documentID",
  "/inscription/:token/decliner",
  "/presence/:token",
  "/decouverte/:token/partir",
  "/decouverte/:token/suite",
  "/invite/:token",
  "/rattrapage/:token/renoncer",
];
/** What no field may hold, whatever it asks. */
const LONG = "Un long récit. ".repeat(7_000);
const REFUSED = { "100 KB": LONG, "a control character": "Ana\u0007 Essai", "a turned line": "Ana \u202eiassE" };
const MARKUP = `"><script>alert(1)</script> l’« été » & <b>co`;

let world: World;
let firm: FirmWorld;
let scenes: Scene[];
const seen = new Set<string>();
const problems: string[] = [];
let asked = 0;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("zqforms");
  scenes = await scenesOf(firm);
}, 60_000);
afterAll(() => world.close());

/** Asks as one person after the other: each may only try so often. */
function visit(
  method: string,
  address: string,
  { form, at }: { form?: Record<string, string>; at?: string | undefined } = {},
): Promise<Answer> {
  const [path = "", query] = address.split("?");
  const route = site.find((one) => one.method === method && shapeOf(one).test(path));
  if (!route) throw new Error(`No route answers ${method} ${path}`);
  if (form) seen.add(route.path);
  const caller = CALLERS[asked++ % CALLERS.length] ?? "owner";
  const answer = () => ask({ ...route, path }, { ids: {}, cookie: firm.people[caller].cookie, form, query });
  return at ? withClock(Date.parse(at), answer) : answer();
}

function shapeOf({ path }: Route): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+(\{[^}]*\})?/g, "[^/]+")}$`);
}

/** One way of filling a form that must be refused: what is sent, and which field the page must name. */
interface Try {
  what: string;
  values: Record<string, string>;
  named: string;
}

function triesOf({ fields }: Form): Try[] {
  const filled = Object.fromEntries(fields.map((field) => [field.name, plausible(field)]));
  const lines = fields.filter(({ kind }) => kind === "line");
  const due = fields.filter((field) => field.required || (field.kind === "choice" && !field.value));
  const emptied = due.map(({ name }) => ({ what: "nothing", values: { ...filled, [name]: "" }, named: name }));
  const refused = lines.flatMap(({ name }) =>
    Object.entries(REFUSED).map(([what, text]) => ({ what, values: { ...filled, [name]: text }, named: name })),
  );
  // A name may well hold a bracket: another field that is empty has the form come back.
  const markup = lines.flatMap(({ name }) => {
    const other = due.find((field) => field.name !== name)?.name;
    return other ? [{ what: "markup", values: { ...filled, [name]: MARKUP, [other]: "" }, named: other }] : [];
  });
  const strange = fields
    .filter(({ kind }) => kind === "choice")
    .map(({ name }) => ({ what: "no such choice", values: { ...filled, [name]: "6.5" }, named: name }));
  return [...emptied, ...refused, ...markup, ...strange];
}

function plausible({ name, kind, options, value }: Field): string {
  if (kind === "hidden") return value;
  if (kind !== "line") return value || (options[0] ?? "");
  const known: [RegExp, string][] = [
    [/mail/i, "visiteuse@exemple.fr"],
    [/siret/i, "732 829 320 00074"],
    [/vatNumber/, "FR44732829320"],
    [/activity/i, ""],
    [/postal/i, "75001"],
    [/slug/, "cabinet-d-essai"],
    [/colour/, "#0a7d55"],
  ];
  return known.find(([shape]) => shape.test(name))?.[1] ?? "Essai";
}

/** The form again, everything in it that was sent, the field named above and beside, and nothing that runs. */
function faultsOf(form: Form, { values, named }: Try, { status, text }: Answer): string[] {
  if (status !== 422) return [`answered ${status}`];
  const again = formsOf(text).find(({ action }) => action === form.action);
  if (!again) return ["lost the form"];
  const { told, beside } = refusedIn(text);
  const lost = again.fields.filter((field) => isTyped(field) && !isKept(field, values[field.name] ?? ""));
  return [
    ...lost.map(({ name }) => `lost ${name}`),
    ...(told.includes(named) ? [] : [`does not list ${named}, but ${told.join(", ") || "nothing"}`]),
    ...(beside.includes(named) ? [] : [`says nothing beside ${named}`]),
    ...(/<script>alert/.test(text) ? ["runs what was typed"] : []),
    ...(again.fields.length === form.fields.length ? [] : ["shows other fields"]),
  ];
}

const isTyped = ({ kind }: Field) => kind !== "hidden";

function isKept({ kind, value, options }: Field, sent: string): boolean {
  if (kind === "line") return sent === "" || value.trim() === sent.trim();
  return value === (options.includes(sent) ? sent : "");
}

it("names the field and keeps what was typed, whatever is wrong with any form of the site", async () => {
  for (const [name, address, at] of scenes) {
    const forms = formsOf((await visit("GET", address, { at })).text).filter(({ fields }) => fields.some(isTyped));
    if (forms.length === 0) problems.push(`${name}: shows no form`);
    for (const form of forms) {
      for (const one of triesOf(form)) {
        const answer = await visit("POST", form.action, { form: one.values, at });
        problems.push(...faultsOf(form, one, answer).map((fault) => `${name}: ${one.what} in ${one.named}: ${fault}`));
      }
    }
  }
  console.log(`forms: ${scenes.length} pages, ${asked} requests`);
  expect(problems).toEqual([]);
});

it("has met every form of the site", () => {
  const posts = site.filter(({ method, path }) => method === "POST" && !BUTTONS.includes(path));
  expect(posts.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
});
