import { createSignal, For, Show } from "solid-js";
import { createIntent } from "../base/intent.ts";
import { type Refusal, refusalOf } from "../base/refusal.ts";
import { time } from "../format/date.ts";
import { explain } from "../messages/error.ts";
import { locale } from "../messages/locale.ts";
import { words as opening } from "../messages/opening.ts";
import { words } from "../messages/room.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox, RadioRow } from "../ui/choice.tsx";
import { Note } from "../ui/page.tsx";
import { persisting } from "./acting.ts";
import { keep, kept } from "./kept.ts";
import type { Live } from "./live.ts";
import { groupPath, type Place, spacePath } from "./place.ts";
import { type OpeningChoices, openRoom, readOpening } from "./room.data.ts";
import { passName } from "./wire.ts";

const COUNTS = ["1", "2", "3", "4"] as const;
const MODES = ["listening", "written", "paper"] as const;

/** Not open yet, or none of one's own: the answer is the same, so that nobody learns which rooms there are. */
export function NotOpen(props: { refusal: Refusal; place: Place; live: Live }) {
  const isGuest = () => kept(passName(props.place.sessionID)) !== null;
  const again = () => {
    keep(passName(props.place.sessionID), undefined);
    location.assign("/s");
  };
  return (
    <main class="room-alone">
      <h1>{words().title}</h1>
      <Show
        when={!isGuest()}
        fallback={
          <>
            <p>{words().notOpen.guest}</p>
            <Button look="primary" onClick={again}>
              {words().notOpen.again}
            </Button>
          </>
        }
      >
        <p role="status">{props.refusal.status === 404 ? words().notOpen.wait : explain(props.refusal)}</p>
        <Opening place={props.place} live={props.live} />
        <a href={isLeader() ? groupPath(props.place) : spacePath(props.place)}>{words().closed.group}</a>
      </Show>
    </main>
  );
}

/** Who leads the group opens it; anyone else is told that he does not. */
function Opening(props: { place: Place; live: Live }) {
  const intent = createIntent();
  const [mode, setMode] = createSignal<(typeof MODES)[number]>("listening");
  const [count, setCount] = createSignal(1);
  const [inputs, setInputs] = createSignal<readonly string[]>([]);
  const [choices, setChoices] = createSignal<OpeningChoices>();
  readOpening(props.place).then(setChoices, () => undefined);
  const [problem, setProblem] = createSignal("");
  const [pending, setPending] = createSignal(false);
  const open = async () => {
    const json = { mode: mode(), consultations: count(), inputs: [...inputs()] };
    setPending(true);
    try {
      await persisting(() => openRoom(props.place, json, intent.keyOf(json)));
      intent.settled();
      await props.live.ask();
    } catch (error) {
      const refusal = refusalOf(error);
      setProblem(refusal.status === 404 || refusal.status === 403 ? words().notOpen.notYours : explain(refusal));
      if (refusal.code === "room.opened") await props.live.ask();
    } finally {
      setPending(false);
    }
  };
  return (
    <details class="card" open={isLeader()}>
      <summary>{words().notOpen.lead}</summary>
      <div class="form">
        <RadioRow
          label={words().mode.title}
          options={MODES.map((value) => ({ value, label: words().mode[value], hint: words().mode.hint[value] }))}
          value={mode()}
          onPick={(value) => setMode(MODES.find((one) => one === value) ?? "listening")}
        />
        <Show when={(choices()?.ends.length ?? COUNTS.length) > 1}>
          <RadioRow
            label={words().notOpen.consultations}
            layout="row"
            options={COUNTS.map((value) => ({ value, label: value }))}
            value={String(count())}
            onPick={(value) => setCount(Number(value))}
          />
        </Show>
        <Show when={choices()}>
          {(known) => <Brought choices={known()} count={count()} chosen={inputs()} onChoose={setInputs} />}
        </Show>
        <Show when={problem()}>
          <div role="alert">
            <Note tone="bad">{problem()}</Note>
          </div>
        </Show>
        <div class="form-actions">
          <Button look="primary" pending={pending()} onClick={() => void open()}>
            {words().notOpen.open}
          </Button>
        </div>
      </div>
    </details>
  );
}

interface BroughtProps {
  choices: OpeningChoices;
  count: number;
  chosen: readonly string[];
  onChoose: (inputs: readonly string[]) => void;
}

/** When it ends by its template and its topics, and what may be brought before them. */
function Brought(props: BroughtProps) {
  const minutes = () =>
    props.choices.inputs
      .filter(({ templateID }) => props.chosen.includes(templateID))
      .reduce((sum, one) => sum + one.minutes, 0);
  const end = () => props.choices.ends[props.count - 1] ?? props.choices.ends[0] ?? props.choices.startsAt;
  const shown = () => time(new Date(Date.parse(end()) + minutes() * 60_000).toISOString());
  const toggle = (templateID: string, on: boolean) =>
    props.onChoose(on ? [...props.chosen, templateID] : props.chosen.filter((one) => one !== templateID));
  return (
    <>
      <p role="status">{opening().ends(props.choices.template[locale()], shown())}</p>
      <fieldset class="field group">
        <legend>{opening().inputs}</legend>
        <For each={props.choices.inputs}>
          {({ templateID, name, minutes: lasts }) => (
            <Checkbox
              label={opening().input(name[locale()], lasts)}
              checked={props.chosen.includes(templateID)}
              onToggle={(on) => toggle(templateID, on)}
            />
          )}
        </For>
      </fieldset>
    </>
  );
}

/** The group's page sends its coach here with this mark. */
const isLeader = (): boolean => new URLSearchParams(location.search).has("ouvrir");
