/**
 * Which module may import which: one rule for each sentence of ARCHITECTURE.md on direction.
 * Every rule is proved by a file of tools/fixtures/violations/imports that breaks it.
 */

/** A noun imports doors of lower tiers only: what goes up travels as an event. */
const tiers = [
  ["closing"],
  ["link", "mailing", "vault"],
  ["firm", "account", "member"],
  ["organization", "participant", "audit", "complaint", "credential"],
  ["programme", "terms"],
  ["cohort"],
  ["order", "framing"],
  ["session"],
  ["enrolment"],
  ["review", "discovery", "autonomy", "visit"],
  ["room", "invoice", "survey", "attendance", "composition", "poll", "calendar", "message"],
  ["funding", "certificate"],
  ["plan", "payment", "report"],
  ["document"],
  ["submission", "takeover", "reschedule"],
  ["cancellation"],
  ["accounting"],
  ["annual"],
  ["quality"],
  ["rights"],
];
const nouns = tiers.flat().join("|");
const notNouns = "kernel|db|gateway|platform|testing";
const anyNoun = `^packages/core/src/(?!(?:${notNouns})/)[^/]+/`;

const tests =
  "[.](test|spec|sim)[.]tsx?$|/(testing|test|e2e|suites)/|/(fixture|conformance|crash-child)[.]tsx?$|^packages/bench/|^tools/|[.]config[.]ts$";
const script = "/(scripts|bin|contract)/";
const npm = (names) => `(^|/)node_modules/(${names})/`;

/** What people answered to a survey: no part of that noun's door, since one module alone may read it. */
const answers = "^packages/core/src/survey/answer[.]table[.]ts$";

/** Rows of every noun are read as they stand by the one that gives a person his own and erases it: no decision of theirs. */
const rights = "^packages/core/src/rights/";
const rows = "[.]table[.]ts$";

const rule = (name, from, to) => ({ name, severity: "error", from, to });

/** One rule per tier: its nouns import neither each other nor anything above; one alone at the top can do neither. */
const tierRules = tiers.slice(0, -1).map((own, index) => {
  const above = tiers.slice(index).flat().join("|");
  return rule(
    `tier-of-${own[0]}-imports-lower-tiers-only`,
    { path: `^packages/core/src/(${own.join("|")})/`, pathNot: tests },
    { path: `^packages/core/src/(${above})/`, pathNot: "^packages/core/src/$1/" },
  );
});

const core = [
  rule(
    "kernel-knows-no-noun",
    { path: "^packages/core/src/kernel/", pathNot: tests },
    {
      path: "^packages/",
      pathNot: "^packages/core/src/kernel/",
    },
  ),
  rule(
    "table-files-are-leaves",
    { path: "[.]table[.]ts$" },
    {
      path: "^packages/",
      pathNot: "^packages/core/src/kernel/",
    },
  ),
  rule(
    "db-knows-no-noun",
    { path: "^packages/core/src/db/", pathNot: tests },
    {
      path: "^packages/core/src/",
      pathNot: "^packages/core/src/(kernel|db|gateway)/",
    },
  ),
  rule(
    "gateway-knows-no-noun",
    { path: "^packages/core/src/gateway/", pathNot: tests },
    {
      path: "^packages/core/src/",
      pathNot: "^packages/core/src/(kernel|gateway)/",
    },
  ),
  rule(
    "nouns-meet-at-their-door",
    { path: "^packages/core/src/([^/]+)/", pathNot: [rights, tests] },
    {
      path: anyNoun,
      pathNot: ["^packages/core/src/$1/", "^packages/core/src/[^/]+/index[.]ts$", answers],
    },
  ),
  rule(
    "rights-reads-rows-and-doors",
    { path: rights, pathNot: tests },
    { path: anyNoun, pathNot: [rights, "^packages/core/src/[^/]+/index[.]ts$", `^packages/core/src/.*${rows}`] },
  ),
  rule(
    "only-report-reads-answers",
    { pathNot: ["^packages/core/src/(report|survey|rights)/", tests] },
    {
      path: answers,
    },
  ),
  rule(
    "the-method-of-release-is-pure",
    { path: "^packages/core/src/report/release/", pathNot: tests },
    {
      pathNot: "^packages/core/src/report/release/",
    },
  ),
  rule("a-noun-has-its-tier", { path: `^packages/core/src/(?!(?:${nouns}|${notNouns})/)[^/]+/` }, {}),
  rule(
    "platform-is-called-from-outside-only",
    { path: anyNoun, pathNot: tests },
    {
      path: "^packages/core/src/platform/",
    },
  ),
  ...tierRules,
  rule(
    "core-knows-no-transport",
    { path: "^packages/core/", pathNot: tests },
    {
      path: ["^packages/(?!core/)", npm("hono|hono-openapi|@hono|solid-js|@solidjs|@tanstack|aws-cdk-lib|sst|vite")],
    },
  ),
];

const packages = [
  rule(
    "packages-import-each-other-by-name",
    { path: "^packages/([^/]+)/" },
    {
      path: "^packages/",
      pathNot: "^packages/$1/",
      dependencyTypes: ["local"],
      dependencyTypesNot: ["npm", "aliased"],
    },
  ),
  rule(
    "only-db-and-gateway-touch-aws",
    {
      path: "^packages/",
      pathNot: [
        "^packages/core/src/(db|gateway|testing)/",
        "^packages/twin/.*(test|fixture|conformance)[.]ts$",
        script,
      ],
    },
    { path: npm("@aws-sdk|@smithy|dynamodb-toolbox") },
  ),
  rule(
    "only-gateway-touches-stripe",
    {
      path: "^packages/",
      pathNot: ["^packages/core/src/gateway/", "^packages/twin/stripe/", script],
    },
    { path: npm("stripe") },
  ),
  rule(
    "only-the-room-holds-keys",
    {
      pathNot: [
        "^packages/functions/src/room/",
        "^packages/core/src/(gateway/keys|testing/|room/)",
        // One process runs every function on this machine.
        "^packages/local/src/main[.]ts$",
      ],
    },
    { path: "^packages/core/src/gateway/keys" },
  ),
  rule(
    "only-the-room-opens-content",
    {
      pathNot: ["^packages/functions/src/room/", "^packages/core/src/(room|rights)/", "^packages/local/src/", tests],
    },
    { path: "^packages/core/src/room/", dependencyTypesNot: ["type-only"] },
  ),
  rule(
    "rights-sees-sealed-rows-alone",
    { path: rights, pathNot: tests },
    { path: "^packages/core/src/room/", pathNot: "^packages/core/src/room/(room|group)[.]table[.]ts$" },
  ),
  rule(
    "functions-import-core-and-pure-packages",
    { path: "^packages/functions/", pathNot: tests },
    {
      path: "^packages/(?!functions/|core/|mail/|facturx/|planning/)",
    },
  ),
  rule("twin-imports-nothing-of-ours", { path: "^packages/twin/" }, { path: "^packages/(?!twin/)" }),
  rule(
    "mail-facturx-and-planning-are-pure",
    { path: "^packages/(mail|facturx|planning)/" },
    {
      path: "^packages/",
      pathNot: "^packages/$1/",
    },
  ),
  rule(
    "only-functions-and-local-write-papers",
    { pathNot: "^packages/(mail|facturx|planning|functions|local|bench)/" },
    {
      path: "^packages/(mail|facturx|planning)/",
    },
  ),
  rule(
    "only-local-holds-the-demo",
    { pathNot: "^packages/(local|bench)/|^tools/build[.]mjs$" },
    { path: "^packages/local/" },
  ),
  rule("only-local-and-tests-run-twins", { pathNot: ["^packages/(twin|local)/", tests] }, { path: "^packages/twin/" }),
  rule(
    "web-takes-types-only",
    { path: "^packages/web/", pathNot: tests },
    {
      path: "^packages/(core|functions)/",
      dependencyTypesNot: ["type-only"],
    },
  ),
  rule(
    "web-imports-core-and-functions-only",
    { path: "^packages/web/", pathNot: tests },
    {
      path: "^packages/(?!web/|core/|functions/)",
    },
  ),
  rule(
    "ui-knows-no-page",
    { path: "^packages/web/src/ui/", pathNot: tests },
    {
      path: "^packages/web/src/(pages|api)",
    },
  ),
  rule("infra-names-no-code", { path: "^infra/" }, { path: "^packages/" }),
];

const hygiene = [
  rule("tests-stay-out", { pathNot: tests }, { path: tests, pathNot: ["node_modules/", "^tools/", "[.]config[.]ts$"] }),
  rule(
    "shipped-code-takes-no-dev-package",
    {
      path: "^packages/(core|functions|mail|facturx|planning|twin|local)/",
      pathNot: [tests, script, "[.]d[.]ts$"],
    },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm"] },
  ),
  rule("no-cycle", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
  rule(
    "no-orphan",
    {
      orphan: true,
      pathNot: ["[.]d[.]ts$", tests, "^infra/", "^packages/web/src/messages/", "/generated/", "[.](css|json|cjs)$"],
    },
    {},
  ),
  rule("declared-packages-only", {}, { dependencyTypes: ["npm-no-pkg", "npm-unknown", "undetermined"] }),
  rule("every-import-resolves", {}, { couldNotResolve: true, pathNot: "^(~icons|virtual:|sst)|[.]sst/platform/" }),
];

module.exports = {
  forbidden: [...core, ...packages, ...hygiene],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    // Not /dist/ anywhere: that would hide the entry files of npm packages from the rules about them.
    exclude: { path: "^packages/[^/]+/(room/)?dist/|^tools/fixtures/|(^|/)sst-env[.]d[.]ts$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mts", ".d.ts", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
    combinedDependencies: true,
  },
};
