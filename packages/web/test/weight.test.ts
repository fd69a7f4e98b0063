// @vitest-environment node
import { expect, test } from "vitest";
import { type Chunk, type Part, partsOf, routesOf, spoken, weigh } from "./weight.ts";

const page = "src/pages/group/group.tsx";

test("a dynamic import counts with its screen, unless it stands in what waits for an act or for the address", () => {
  const source = `
    import { byAddress, later } from "../../ui/later.tsx";
    import { onAct as asked } from "../../ui/on-act.tsx";
    const Plan = later(() => import("./plan.tsx").then((part) => part.Plan));
    const Tab = byAddress(async () => (await import("./tab.tsx")).Tab, () => <p />);
    const bare = import("../bare.tsx");
    export function Group() {
      const enrolling = asked(() => import("./enrol.tsx").then((part) => part.Enrol));
      const after = () => import("./after.tsx");
      return <enrolling.Part />;
    }
  `;
  const moments = partsOf(page, source).map(({ to, moment }) => [to.replace("src/pages/", ""), moment]);
  expect(moments).toEqual([
    ["group/plan.tsx", "screen"],
    ["group/tab.tsx", "address"],
    ["bare.tsx", "screen"],
    ["group/enrol.tsx", "act"],
    ["group/after.tsx", "screen"],
  ]);
});

test("another function of the same name hides nothing", () => {
  const own = `const onAct = (load) => load(); onAct(() => import("./enrol.tsx"));`;
  const elsewhere = `import { onAct } from "./on-act.tsx"; onAct(() => import("./enrol.tsx"));`;
  const other = `import { later as onAct } from "../../ui/later.tsx"; onAct(() => import("./enrol.tsx"));`;
  for (const source of [own, elsewhere, other]) {
    expect(partsOf(page, source).map(({ moment }) => moment)).toEqual(["screen"]);
  }
});

test("a route is an address with what it fetches, menus are none", () => {
  const source = `
    export const routes = [
      { path: "/groupes", page: () => import("./list.tsx"), roles: STAFF,
        preload: () => import("./list.data.ts").then((data) => queryClient.prefetchQuery(data.all())) },
      { path: "/groupes/:id", page: () => import("./group.tsx") },
    ];
    export const menu = [{ path: "/groupes", label: { fr: "Groupes", en: "Groups" } }];
  `;
  expect(routesOf("src/pages/group/routes.ts", source)).toEqual([
    { path: "/groupes", loads: ["src/pages/group/list.tsx", "src/pages/group/list.data.ts"] },
    { path: "/groupes/:id", loads: ["src/pages/group/group.tsx"] },
  ]);
});

/** One screen with a part of each sort; each file weighs what its name says. */
const chunk = (kilobytes: number, more: Omit<Chunk, "file"> = {}): Chunk => ({ file: `${kilobytes}.js`, ...more });
const plan = "src/pages/group/plan.tsx";
const tab = "src/pages/group/tab.tsx";
const dialog = "src/pages/group/dialog.tsx";
const said = (locale: "fr" | "en") => [`_${locale}.first.js`, `src/messages/${locale}/group.ts`];
const manifest: Record<string, Chunk> = {
  "index.html": chunk(30, { isEntry: true, dynamicImports: [page, "_data.js", ...said("fr"), ...said("en")] }),
  [page]: chunk(5, { imports: ["index.html", "_table.js"], dynamicImports: [plan, tab, dialog] }),
  [plan]: chunk(7, { imports: ["_form.js"] }),
  [tab]: chunk(9, { imports: ["_table.js"] }),
  [dialog]: chunk(2, { imports: ["_form.js", "_picker.js"] }),
  "_table.js": chunk(1),
  "_form.js": chunk(4),
  "_picker.js": chunk(3),
  "_data.js": chunk(100),
  "_fr.first.js": { file: "assets/fr.first.js" },
  "_en.first.js": { file: "assets/en.first.js" },
  "src/messages/fr/group.ts": { file: "assets/fr.group.js" },
  "src/messages/en/group.ts": { file: "assets/en.group.js" },
};
const routes = [{ path: "/g", loads: [page] }];
const words = { "30.js": ["assets/fr.first.js"], "5.js": ["assets/fr.group.js"] };
const heavy: Record<string, number> = {
  "assets/fr.first.js": 10,
  "assets/en.first.js": 8,
  "assets/fr.group.js": 20,
  "assets/en.group.js": 6,
};
const kilobytes = (file: string) => heavy[file] ?? Number.parseFloat(file);
/** The same without words: who reads them stands in the list of `vite.words.ts`. */
const silent = Object.fromEntries(
  Object.entries(manifest).map(([key, one]) => [
    key,
    {
      ...one,
      dynamicImports: one.dynamicImports?.filter((to) => !said("fr").includes(to) && !said("en").includes(to)) ?? [],
    },
  ]),
);
const part = (to: string, moment: Part["moment"]): Part => ({ from: page, to, moment });
const weighed = (parts: readonly Part[]) => weigh(silent, { parts, routes }, kilobytes);
const sorted = [part(plan, "screen"), part(tab, "address"), part(dialog, "act")];

test("a screen weighs its shell, its parts and one of those that the address chooses; a dialog comes on top", () => {
  expect(weighed(sorted)).toEqual({
    shell: 30,
    routes: [
      { name: `/g + ${tab}`, bytes: 30 + 5 + 1 + 7 + 4 + 9 },
      { name: "/g", bytes: 30 + 5 + 1 + 7 + 4 },
    ],
    acts: [{ name: `/g + ${dialog}`, bytes: 30 + 5 + 1 + 7 + 4 + 2 + 3 }],
  });
});

test("a dialog that a screen brings by itself weighs on the screen, even if another place waits for an act", () => {
  const brought = weighed([...sorted, part(dialog, "screen")]);
  expect(brought.acts).toEqual([]);
  expect(brought.routes.at(-1)).toEqual({ name: "/g", bytes: 30 + 5 + 1 + 7 + 4 + 2 + 3 });
  // No source names it: it is not forgotten.
  expect(weighed(sorted.slice(0, 2)).routes.at(-1)).toEqual(brought.routes.at(-1));
});

test.each([
  ["fr", 10, 20],
  ["en", 8, 6],
] as const)("who reads %s has its words and no others, in the shell and in the screen", (locale, first, own) => {
  const { shell, routes: screens } = weigh(spoken(manifest, words, locale), { parts: sorted, routes }, kilobytes);
  expect(shell).toBe(30 + first);
  expect(screens.at(-1)).toEqual({ name: "/g", bytes: 30 + first + 5 + 1 + 7 + 4 + own });
});

test("words that are missing in a language are no words that weigh nothing", () => {
  const { "src/messages/en/group.ts": _, ...without } = manifest;
  expect(() => spoken(without, words, "en")).toThrow(/group/);
});

test("a screen that is not found in the build is no screen that weighs nothing", () => {
  const lost = { parts: [], routes: [{ path: "/g", loads: ["src/pages/group/lost.tsx"] }] };
  expect(() => weigh(manifest, lost, kilobytes)).toThrow(/lost/);
});
