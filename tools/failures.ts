/** What failed, and the first line of why. */
export interface Failure {
  name: string;
  error: string;
}

/** What we read of vitest's JSON reporter, which writes Jest's form. */
interface VitestReport {
  testResults?: readonly {
    name: string;
    status: string;
    message?: string;
    assertionResults: readonly { fullName: string; status: string; failureMessages?: readonly string[] | null }[];
  }[];
}

interface Result {
  error?: { message?: string };
}

interface Suite {
  title: string;
  file: string;
  specs?: readonly {
    title: string;
    file: string;
    tests: readonly { status: string; projectName: string; results: readonly Result[] }[];
  }[];
  suites?: readonly Suite[];
}

/** What we read of Playwright's JSON reporter. */
interface PlaywrightReport {
  suites?: readonly Suite[];
  errors?: readonly { message?: string }[];
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const LONGEST = 200;
const SHOWN = 12;

/** The first line that says something, without colours. */
function firstLine(text = ""): string {
  const lines = text.replace(ESCAPES, "").split("\n");
  const said = lines.find((one) => one.trim() !== "") ?? "";
  return said.trim().slice(0, LONGEST);
}

/** Tests that failed, and files that did not load; `root`, the repository's folder, is left out of names. */
export function failuresOfVitest({ testResults = [] }: VitestReport, root: string): Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(root) ? name.slice(root.length) : name;
    const tests = assertionResults
      .filter((one) => one.status === "failed")
      .map(({ fullName, failureMessages }) => ({
        name: `${file} › ${fullName.trim()}`,
        error: firstLine(failureMessages?.[0]),
      }));
    return tests.length > 0 || status !== "failed" ? tests : [{ name: file, error: firstLine(message) }];
  });
}

/** Journeys that failed at their last try, and what broke before any began. */
export function failuresOfPlaywright({ suites = [], errors = [] }: PlaywrightReport): Failure[] {
  const broken = errors.map(({ message }) => ({ name: "before any journey", error: firstLine(message) }));
  return [...suites.flatMap((suite) => inSuite(suite, [])), ...broken];
}

function inSuite({ title, file, specs = [], suites = [] }: Suite, above: readonly string[]): Failure[] {
  // A file is a suite that bears its own name.
  const path = title === file ? above : [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected")
      .map(({ projectName, results }) => ({
        name: [`[${projectName}] ${spec.file}`, ...path, spec.title].join(" › "),
        error: firstLine(results.findLast(({ error }) => error)?.error?.message),
      })),
  );
  return [...own, ...suites.flatMap((one) => inSuite(one, path))];
}

/** Two lines for each of the first twelve: the last thirty lines of a run tell what failed. */
export function linesOf(failures: readonly Failure[]): string[] {
  const shown = failures.slice(0, SHOWN).flatMap(({ name, error }) => [`FAIL ${name}`, `     ${error}`]);
  const rest = failures.length - SHOWN;
  return rest > 0 ? [...shown, `     and ${rest} more, said above`] : shown;
}
