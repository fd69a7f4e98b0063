/** @jsxImportSource hono/jsx */

/** What a person or a catalogue sheet wrote, its Markdown marks taken for what they mean: paragraphs and lists. */
type Block = { kind: "text"; text: string } | { kind: "list"; ordered: boolean; items: string[] };

const POINT = /^\s*(?:[-*+•]|(\d+)[.)])\s+/;

export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  for (const part of source.split(/\n\s*\n/)) {
    let text: string[] = [];
    const flush = () => {
      if (text.length > 0) blocks.push({ kind: "text", text: text.join(" ") });
      text = [];
    };
    for (const raw of part.split("\n")) {
      const point = POINT.exec(raw);
      const line = plain(point ? raw.slice(point[0].length) : raw);
      if (line === "") continue;
      const last = blocks.at(-1);
      const ordered = point?.[1] !== undefined;
      if (!point) text.push(line);
      else if (text.length === 0 && last?.kind === "list" && last.ordered === ordered) last.items.push(line);
      else {
        flush();
        blocks.push({ kind: "list", ordered, items: [line] });
      }
    }
    flush();
  }
  return blocks;
}

/** The words without the marks around them; a link keeps its words alone. */
export function plain(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "$1")
    .replace(/(\*\*|__)(.+?)\1/g, "$2")
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|[.,;:!?]|$)/g, "$1$2")
    .replace(/^#{1,6}\s+/, "")
    .replace(/^>\s?/, "")
    .trim();
}

export function Prose(props: { text: string }) {
  return (
    <>
      {blocksOf(props.text).map((block) => {
        if (block.kind === "text") return <p>{block.text}</p>;
        const items = block.items.map((item) => <li>{item}</li>);
        return block.ordered ? <ol class="steps">{items}</ol> : <ul class="dots">{items}</ul>;
      })}
    </>
  );
}
