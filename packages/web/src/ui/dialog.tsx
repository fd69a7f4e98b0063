import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";
import { words } from "../messages/ui.ts";
import { Button } from "./button.tsx";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: JSX.Element;
  actions?: JSX.Element;
  wide?: boolean;
}

/** The browser's own dialog keeps the focus in, closes on Escape and makes the page inert; focus returns by us. */
export function Dialog(props: DialogProps) {
  let element: HTMLDialogElement | undefined;
  let opener: Element | null = null;
  const id = createUniqueId();
  createEffect(() => {
    if (props.open && element && !element.open) {
      opener = document.activeElement;
      element.showModal();
    } else if (!props.open && element?.open) element.close();
  });
  onCleanup(() => element?.open && element.close());
  const closed = () => {
    props.onClose();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape already closes it; the press outside is the mouse's way.
    <dialog
      ref={element}
      class="dialog"
      data-wide={props.wide ? "" : undefined}
      aria-labelledby={id}
      onClose={closed}
      onClick={(event) => event.target === element && element?.close()}
    >
      <Show when={props.open}>
        <div class="dialog-body">
          <h2 id={id}>{props.title}</h2>
          {props.children}
          <Show when={props.actions}>
            <div class="dialog-actions">{props.actions}</div>
          </Show>
        </div>
      </Show>
    </dialog>
  );
}

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The button is named by the act: "Retirer du groupe". */
  act: string;
  onAct: () => void;
  danger?: boolean;
  pending?: boolean;
  /** What will happen. */
  children: JSX.Element;
}

/** Says what will happen, then asks for the act by its name. */
export function Confirm(props: ConfirmProps) {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{words().cancel}</Button>
          <Button
            look={props.danger ? "danger" : "primary"}
            pending={props.pending ?? false}
            onClick={() => props.onAct()}
          >
            {props.act}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
