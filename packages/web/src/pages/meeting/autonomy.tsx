import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { createCommand, useQuery } from "../../api/index.ts";
import { dayLong, momentLong } from "../../format/index.ts";
import { words } from "../../messages/among-peers.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Note, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { OfGroup } from "../cohort/of-group.tsx";
import { autonomy, setAmongPeers, type Told } from "./meeting.data.ts";

const TONES = { planned: "brand", held: "good", notHeld: "neutral" } as const;

/** Whether a group goes on among peers; of what it does there the firm reads dates, held or not. */
export default function AmongPeers() {
  const params = useParams<{ id: string }>();
  const query = useQuery(() => autonomy(params.id));
  return (
    <OfGroup title={() => words().title}>
      {() => (
        <Loaded of={query} rows={4}>
          {(told) => <Said cohortID={params.id} told={told()} />}
        </Loaded>
      )}
    </OfGroup>
  );
}

function Said(props: { cohortID: string; told: Told }) {
  const setting = createCommand({
    send: (begins: boolean, key) => setAmongPeers(props.cohortID, begins, key),
    done: (_, begins) => toast(begins ? words().begun : words().ended),
  });
  return (
    <div class="stack">
      <Show
        when={props.told.since}
        fallback={
          <>
            <p>{words().body}</p>
            <Note tone="wait">{words().before}</Note>
            <div class="actions">
              <Button look="primary" pending={setting.pending()} onClick={() => void setting.run(true)}>
                {words().begin}
              </Button>
            </div>
          </>
        }
      >
        {(since) => (
          <>
            <Note tone="good">{words().since(dayLong(since()))}</Note>
            <p>{words().told}</p>
            <Section title={words().meetings} bare>
              <Show when={props.told.meetings.length > 0} fallback={<p class="hint">{words().noMeeting}</p>}>
                <Table
                  caption={words().meetings}
                  rows={props.told.meetings.map((one) => ({ ...one, id: one.startsAt }))}
                  columns={[
                    { id: "date", head: words().date, cell: ({ startsAt }) => momentLong(startsAt) },
                    {
                      id: "outcome",
                      head: words().outcome,
                      cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{words().outcomes[outcome]}</Badge>,
                    },
                  ]}
                />
              </Show>
            </Section>
            <div class="actions">
              <Button pending={setting.pending()} onClick={() => void setting.run(false)}>
                {words().end}
              </Button>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}
