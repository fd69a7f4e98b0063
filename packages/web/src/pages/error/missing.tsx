import { words } from "../../messages/shell.ts";
import { OutsideLink } from "../../ui/button.tsx";
import { H1 } from "../../ui/page.tsx";

/** The same page for what never was, what is gone and what is not yours. */
export function Missing() {
  return (
    <div class="message">
      <H1>{words().missing}</H1>
      <p>{words().missingBody}</p>
      <OutsideLink href="/app/" look="plain">
        {words().home}
      </OutsideLink>
    </div>
  );
}
