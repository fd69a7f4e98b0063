export { type Caller, caller, jsonCaller, refused } from "./call.ts";
export { bucketFiles } from "./files.ts";
export { type CdnOptions, cdnPages } from "./page-cache.ts";
export { assumedRoles, type Roles } from "./roles.ts";
