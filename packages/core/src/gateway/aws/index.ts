export { type Caller, caller, jsonCaller, refused } from "./call.ts";
export { bucketFiles } from "./files.ts";
export { assumedRoles, type Roles } from "./roles.ts";
