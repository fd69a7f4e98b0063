/**
 * What SST's own sites do with files and copies of pages; a site of ours takes it as it stands in the pinned version. Not
 * plain imports: on a fresh clone `sst install` reads this file before it has laid the platform.
 */
const missing = (cause: unknown): never => {
  throw new Error("SST's platform is not there: run npx sst install", { cause });
};

export const { BucketFiles } = await import("../../.sst/platform/src/components/aws/providers/bucket-files.ts").catch(
  missing,
);
export const { DistributionInvalidation } = await import(
  "../../.sst/platform/src/components/aws/providers/distribution-invalidation.ts"
).catch(missing);
