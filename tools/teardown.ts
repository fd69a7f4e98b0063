import { APP, HOME_REGION, PRODUCTION } from "../infra/contract.ts";

/** Runs a command to its end and answers what it wrote; throws when it fails. */
export type Run = (command: string, options: readonly string[], env?: Record<string, string>) => string;

/** A mistake of whoever tears down: said in one line. */
export class TeardownRefused extends Error {}

const NAME = /^[a-z][a-z0-9-]{0,15}$/;
const AT_ONCE = 1_000;

interface Version {
  Key: string;
  VersionId: string;
}

/** The stage that may go; production never, nor what is named after it. */
export function stageToGo(argv: readonly string[]): { stage: string; now: boolean } {
  const [stage = "", ...rest] = argv;
  const now = rest.length === 1 && rest[0] === "--yes";
  if (!NAME.test(stage) || (rest.length > 0 && !now))
    throw new TeardownRefused("Usage: npm run teardown -- STAGE [--yes]; without --yes it tells what would go");
  // The deploy role's own rule: names that begin so are production's.
  if (stage.startsWith(PRODUCTION)) throw new TeardownRefused(`Stage ${stage} is never torn down by a command`);
  return { stage, now };
}

/**
 * Takes a personal stage away: its app, what its buckets hold, its foundation. Refuses, before anything is touched, a
 * stack that AWS protects from termination, whatever its name: only production has that. Answers what went, or would.
 */
export function tearDown(argv: readonly string[], run: Run): string[] {
  const { stage, now } = stageToGo(argv);
  const stack = `${APP}-${stage}-foundation`;
  const aws = (...options: string[]): unknown =>
    JSON.parse(run("aws", [...options, "--region", HOME_REGION, "--output", "json"]) || "null");
  const isProtected = "Stacks[0].EnableTerminationProtection";
  if (aws("cloudformation", "describe-stacks", "--stack-name", stack, "--query", isProtected) !== false)
    throw new TeardownRefused(`${stack} is protected from termination: nothing was touched`);
  const named = "StackResourceSummaries[?ResourceType=='AWS::S3::Bucket'].PhysicalResourceId";
  const found = aws("cloudformation", "list-stack-resources", "--stack-name", stack, "--query", named);
  const buckets = (found as string[] | null) ?? [];
  const told = [`app ${APP}-${stage}`, ...buckets.map((bucket) => `bucket ${bucket}`), `stacks ${APP}-${stage}-*`];
  if (!now) return told;
  run("npx", ["sst", "remove", "--stage", stage]);
  for (const bucket of buckets) emptyBucket(bucket, aws);
  run("npx", ["cdk", "destroy", "--all", "--force"], { STAGE: stage });
  return told;
}

/** Every version and marker; a locked document refuses, and the teardown ends there. */
function emptyBucket(bucket: string, aws: (...options: string[]) => unknown): void {
  for (;;) {
    const query = "[Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}";
    const most = ["--max-items", String(AT_ONCE), "--query", query];
    const versions = (aws("s3api", "list-object-versions", "--bucket", bucket, ...most) as (Version | null)[]) ?? [];
    const Objects = versions.filter((one) => one !== null);
    if (Objects.length === 0) return;
    const asked = JSON.stringify({ Objects, Quiet: true });
    const said = aws("s3api", "delete-objects", "--bucket", bucket, "--delete", asked) as { Errors?: unknown[] } | null;
    if (said?.Errors?.length) throw new TeardownRefused(`${bucket} holds locked documents: they stay until their day`);
  }
}
