import { createSignal } from "solid-js";
import { createIntent } from "../base/intent.ts";
import { keep, kept } from "./kept.ts";

/** A text that is kept until the server has it: across a cut, a sleeping phone, a page loaded again. */
export interface Draft {
  text: () => string;
  set: (text: string) => void;
  /** The key of sending this very thing; the same after a reload, so that nothing is posted twice. */
  keyOf: (payload: unknown) => string;
  /** It is written: nothing more to keep. */
  done: () => void;
}

export function createDraft(name: string): Draft {
  const [text, setText] = createSignal(kept(name) ?? "");
  const intent = createIntent();
  const sent = `${name}.sent`;
  const set = (next: string) => {
    setText(next);
    keep(name, next === "" ? undefined : next);
  };
  const keyOf = (payload: unknown) => {
    const print = JSON.stringify(payload) ?? "";
    const [before, key] = JSON.parse(kept(sent) ?? "[]") as [string?, string?];
    if (before === print && key) return key;
    const fresh = intent.keyOf(payload);
    keep(sent, JSON.stringify([print, fresh]));
    return fresh;
  };
  const done = () => {
    intent.settled();
    keep(sent, undefined);
    set("");
  };
  return { text, set, keyOf, done };
}
