import { words } from "../../messages/shell.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { H1 } from "../../ui/page.tsx";

/** A page of the firm that this role does not open. */
export function Refused() {
  return (
    <div class="message">
      <H1>{words().refused}</H1>
      <p>{words().refusedBody}</p>
      <OutsideLink href="/app/" look="plain">
        {words().home}
      </OutsideLink>
    </div>
  );
}
