import { createSignal, onCleanup } from "solid-js";
import { refusalOf } from "../base/refusal.ts";
import { explain } from "../messages/error.ts";
import { createDraft } from "./draft.ts";
import type { Place } from "./place.ts";
import { type Note, readNote, writeNote } from "./room.data.ts";

const QUIET = 1_200;

/** One's own page of a session: what one writes and what one marks, for oneself alone. */
export interface NotePage {
  text: () => string;
  typed: (text: string) => void;
  /** Whether one marked this entry of the log. */
  isMarked: (seq: number) => boolean;
  mark: (seq: number, marked: boolean) => void;
  /** Reads it, once. */
  open: () => void;
  state: () => "saved" | "saving" | "unsaved" | undefined;
  problem: () => string;
}

/** Saved as one writes; what is not saved stays in the field, and a mark is set again over what another tab wrote. */
export function createNotePage(place: Place): NotePage {
  const draft = createDraft(`note.${place.sessionID}`);
  const [state, setState] = createSignal<ReturnType<NotePage["state"]>>();
  const [problem, setProblem] = createSignal("");
  const [marks, setMarks] = createSignal<readonly number[]>([]);
  const wanted = new Map<number, boolean>();
  let page: Note | undefined;
  let reading: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const marksNow = () => {
    const known = (page?.marks ?? []).filter((seq) => wanted.get(seq) !== false);
    const added = [...wanted].flatMap(([seq, marked]) => (marked && !known.includes(seq) ? [seq] : []));
    return [...known, ...added];
  };
  const read = async () => {
    page = await readNote(place);
    setMarks(marksNow());
  };
  const readOnce = () => {
    reading ??= read().then(
      // What this window had not saved yet stays under what was.
      () => {
        if (draft.text() === "" && page) draft.set(page.text);
      },
      (error: unknown) => {
        reading = undefined;
        throw error;
      },
    );
    return reading;
  };
  const save = async () => {
    setState("saving");
    try {
      await readOnce();
      if (!page) return;
      const sent = new Map(wanted);
      const json = { ...page, text: draft.text(), marks: marksNow() };
      const { rev } = await writeNote(place, json, draft.keyOf(json));
      page = { ...json, rev };
      for (const [seq, marked] of sent) if (wanted.get(seq) === marked) wanted.delete(seq);
      setProblem("");
      setState("saved");
    } catch (error) {
      setState("unsaved");
      setProblem(explain(error));
      // Another tab wrote: this one's text goes under it at the next save.
      if (refusalOf(error).code === "room.note_changed") await merge().catch(() => undefined);
      else timer = setTimeout(() => void save(), 5_000);
    }
  };
  const merge = async () => {
    const mine = draft.text();
    await read();
    const theirs = page?.text ?? "";
    // Nothing typed anywhere is lost, an empty field here included: it takes what the other tab wrote.
    if (theirs.includes(mine)) draft.set(theirs);
    else if (!mine.includes(theirs)) draft.set(`${theirs}\n\n${mine}`);
    await save();
  };
  const soon = () => {
    setState("unsaved");
    clearTimeout(timer);
    timer = setTimeout(() => void save(), QUIET);
  };
  onCleanup(() => clearTimeout(timer));
  return {
    text: draft.text,
    typed: (text) => {
      draft.set(text);
      soon();
    },
    isMarked: (seq) => marks().includes(seq),
    mark: (seq, marked) => {
      wanted.set(seq, marked);
      setMarks(marksNow());
      soon();
    },
    open: () => void readOnce().catch((error: unknown) => setProblem(explain(error))),
    state,
    problem,
  };
}
