/** The firm's own words for its documents: an edition each time they change. */

export { fill, type Written } from "./fill.ts";
export { KEPT, type Kept, KINDS, type Kind, type Locale, PAPERS, type Paper, STREAMED } from "./kind.ts";
export { current, list, preview, read, write } from "./wording.ts";
