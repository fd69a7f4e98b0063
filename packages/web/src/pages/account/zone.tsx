import { Show } from "solid-js";
import * as v from "valibot";
import { createCommand } from "../../api/index.ts";
import { useQuery } from "../../api/query.ts";
import { zoneName } from "../../format/when.ts";
import { words } from "../../messages/zone.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { optionalText } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { ZoneField } from "../settings/zone-field.tsx";
import { deviceZone, sameHour } from "./device-zone.ts";
import { chooseZone, ownZone } from "./zone.data.ts";

const Schema = v.object({ zone: optionalText(64) });

/** By whose clocks one lives: the reminders, and the hours beside those of a session. */
export function OwnZone() {
  const query = useQuery(() => ownZone);
  return (
    <Section title={words().title}>
      <Loaded of={query} rows={2}>
        {(zone) => (
          <Show when={`is ${zone()}`} keyed>
            <Chosen zone={zone()} />
          </Show>
        )}
      </Loaded>
    </Section>
  );
}

function Chosen(props: { zone: string }) {
  const here = useFirm();
  const device = deviceZone();
  const isElsewhere = () => !sameHour(device, props.zone || (here.firm.zone ?? "Europe/Paris"), new Date());
  const done = () => toast(words().saved);
  const taking = createCommand({ send: chooseZone, done });
  return (
    <>
      <Show when={isElsewhere()}>
        <Note>
          <p>{words().device(zoneName(device))}</p>
          <div class="actions">
            <Button pending={taking.pending()} onClick={() => void taking.run(device)}>
              {words().use}
            </Button>
          </div>
        </Note>
      </Show>
      <Form schema={Schema} send={({ zone }, key) => chooseZone(zone ?? "", key)} done={done} submit={words().save}>
        <ZoneField label={words().title} hint={words().hint} initial={props.zone} optional />
      </Form>
    </>
  );
}
