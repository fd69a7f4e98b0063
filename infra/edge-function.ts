/** The built pages by the first part of their addresses: a code typed on a phone opens the live room's page. */
export const PAGES = { app: "app", salle: "salle", s: "salle" } as const;

/**
 * The CDN's own function, run before each request: says who asks (whatever the request says itself is written over),
 * gives every address of a built page that page, and sends what only reads past the HTTP API, which costs as much as all
 * else on the way, to the function URL that answers it: `reads` names its origin by the first part of the address. A URL
 * signs no body, so that what writes cannot go there. Its language is CloudFront's, older than ours.
 */
export function edgeFunction(reads: Readonly<Record<string, string>>): string {
  const some = Object.keys(reads).length > 0;
  const choose = `
  var reader = own(READERS, parts[1]);
  if (reader && (request.method === "GET" || request.method === "HEAD")) cf.selectRequestOriginById(reader);`;
  return `${some ? 'import cf from "cloudfront";\n' : ""}
var PAGES = ${JSON.stringify(PAGES)};${some ? `\nvar READERS = ${JSON.stringify(reads)};` : ""}
function own(of, name) {
  return Object.prototype.hasOwnProperty.call(of, name) ? of[name] : undefined;
}
function handler(event) {
  var request = event.request;
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  var parts = request.uri.split("/");
  var page = own(PAGES, parts[1]);
  if (page && parts[2] !== "assets") request.uri = "/" + page + "/index.html";${some ? choose : ""}
  return request;
}
`;
}
