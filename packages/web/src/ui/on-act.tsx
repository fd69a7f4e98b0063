import { batch, type Component, createSignal, Show } from "solid-js";
import { wordsReady } from "../messages/dictionary.ts";
import { toastError } from "./toast.tsx";

interface Closing {
  onClose: () => void;
}

/** A part of a screen that a person asks for: a dialog. Call it in a component. */
interface OnAct<P extends Closing> {
  /**
   * Brings the part with its words, then shows it. It takes the event of the act, so that no screen can open it by being
   * shown: this is why `test/size.test.ts` weighs it apart from its screen.
   */
  open: (act: Event) => void;
  close: () => void;
  /** Where it is drawn while it is open; closes itself. */
  Part: Component<Omit<P, "onClose">>;
}

export function onAct<P extends Closing>(load: () => Promise<Component<P>>): OnAct<P> {
  const [part, setPart] = createSignal<Component<P>>();
  const [isOpen, setIsOpen] = createSignal(false);
  const close = () => setIsOpen(false);
  const bring = async () => {
    const loaded = await load();
    await wordsReady();
    batch(() => {
      setPart(() => loaded);
      setIsOpen(true);
    });
  };
  return {
    open: () => void bring().catch(toastError),
    close,
    Part: (props) => (
      <Show when={isOpen() && part()} keyed>
        {/* What `Part` takes is all of P but what is given here, which the type of a rest cannot say. */}
        {(Shown) => <Shown {...(props as P)} onClose={close} />}
      </Show>
    ),
  };
}
