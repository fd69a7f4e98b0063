import { Show } from "solid-js";
import { ownHoursZone } from "../../format/zone.ts";
import { words } from "../../messages/zone.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link } from "../../ui/button.tsx";
import { Note } from "../../ui/page.tsx";
import { deviceZone, sameHour, zoneName } from "./device-zone.ts";

/** This device lives by other clocks than those that reminders follow. */
export function DeviceNote() {
  const here = useFirm();
  const device = deviceZone();
  const followed = () => ownHoursZone() ?? here.firm.zone ?? "Europe/Paris";
  return (
    <Show when={!sameHour(device, followed(), new Date())}>
      <Note>
        <p>{words().device(zoneName(device))}</p>
        <p>
          <Link href={here.path("/compte")}>{words().change}</Link>
        </p>
      </Note>
    </Show>
  );
}
