import { wholeApi } from "../api/whole.ts";
import { documentOf } from "./document.ts";

/** The document of the api as it stands, for the build and for tests. */
export function generate(): string {
  return JSON.stringify(documentOf(wholeApi().routes));
}
