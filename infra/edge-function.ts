/** The built pages by the first part of their addresses: a code typed on a phone opens the live room's page. */
export const PAGES = { app: "app", salle: "salle", s: "salle" } as const;

/**
 * The CDN's own function, run before each request: says who asks (whatever the request says itself is written over),
 * and gives every address of a built page that page. Its language is CloudFront's, older than ours.
 */
export const EDGE_FUNCTION = `
var PAGES = ${JSON.stringify(PAGES)};
function handler(event) {
  var request = event.request;
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  var parts = request.uri.split("/");
  var page = PAGES[parts[1]];
  if (page && parts[2] !== "assets") request.uri = "/" + page + "/index.html";
  return request;
}
`;
