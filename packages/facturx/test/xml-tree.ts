export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

const TOKEN = /<\?xml[^?]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const decode = (text: string): string =>
  text.replaceAll(/&(\w*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (!character || !whole.endsWith(";")) throw new SyntaxError(`Bare & near ${whole}`);
    return character;
  });

/** Reads the XML that we write (no comments, no CDATA); throws SyntaxError when it is not well formed. */
export function parseXml(source: string): XmlElement {
  const top: XmlElement = { name: "", text: "", children: [] };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new SyntaxError(`Not XML: ${source.slice(at, at + 40)}`);
    const [, closed, opened, , self, text] = match;
    const current = open.at(-1) ?? top;
    if (text) current.text += decode(text);
    if (closed && (open.pop()?.name !== closed || open.length === 0)) throw new SyntaxError(`Unbalanced ${closed}`);
    if (opened) {
      const element = { name: opened, text: "", children: [] };
      current.children.push(element);
      if (!self) open.push(element);
    }
  }
  const [root] = top.children;
  if (!root || open.length !== 1 || top.children.length !== 1) throw new SyntaxError("Not one closed root");
  return root;
}

/** An element and all below it, in order. */
export const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
