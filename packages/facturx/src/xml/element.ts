/** What XML 1.0 cannot carry: control characters, lone surrogates, non-characters. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text made safe for content and attributes alike. */
export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

type Attributes = Record<string, string>;

const tag = (name: string, attributes: Attributes, content: string): string => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${given.join("")}>${content}</${name}>`;
};

/** Nothing is left of it once what XML cannot carry is gone. */
export const isBlank = (text: string): boolean => text.replace(FORBIDDEN, "").trim() === "";

/** A `ram:` element with text; nothing when there is no text: EN 16931 refuses empty elements. */
export const leaf = (name: string, text: string | undefined, attributes: Attributes = {}): string =>
  text && !isBlank(text) ? tag(`ram:${name}`, attributes, escapeXml(text)) : "";

/** A `ram:` element around others; nothing when there are none. */
export const node = (name: string, ...children: string[]): string => {
  const content = children.join("");
  return content ? tag(`ram:${name}`, {}, content) : "";
};

/** A day, in the namespace its place asks for (`qdt` in references, `udt` elsewhere). */
export const dayOf = (day: string | undefined, space: "udt" | "qdt" = "udt"): string =>
  day ? tag(`${space}:DateTimeString`, { format: "102" }, escapeXml(day.replaceAll("-", ""))) : "";
