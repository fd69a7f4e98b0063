import { dayPlain } from "../format/date.ts";
import { words } from "../messages/shell.ts";
import { Note } from "../ui/page.tsx";

/** Over every screen of a firm that closes. */
export function ClosingBar(props: { at: string }) {
  return (
    <Note tone="wait">
      <p>{words().closing(dayPlain(props.at.slice(0, 10)))}</p>
    </Note>
  );
}
