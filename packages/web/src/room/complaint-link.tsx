import { locale } from "../messages/locale.ts";
import { words } from "../messages/room.ts";
import { OutsideLink } from "../ui/button.tsx";
import { useRoom } from "./context.ts";
import { complaintPath } from "./place.ts";

/** Anyone in the room may complain to the firm, beside the room and not in it: nothing of either reaches the other. */
export function ComplaintLink() {
  const { place } = useRoom();
  return (
    <p>
      <OutsideLink href={complaintPath(place, locale())} look="plain" newWindow>
        {words().complain}
      </OutsideLink>
    </p>
  );
}
