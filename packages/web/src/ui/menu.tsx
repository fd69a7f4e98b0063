import { A } from "@solidjs/router";
import { createUniqueId, type JSX, Show } from "solid-js";

interface MenuProps {
  /** Name of the button; drawn unless `trigger` is given. */
  label: string;
  trigger?: JSX.Element;
  class?: string;
  /** MenuLink and MenuAct. */
  children: JSX.Element;
}

/** Puts the popover under its button, or above it when there is more room there, always inside the window. */
function place(button: HTMLElement, popover: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const gap = 6;
  const left = Math.min(at.left, innerWidth - popover.offsetWidth - 8);
  const below = at.bottom + gap + popover.offsetHeight <= innerHeight || at.top < innerHeight / 2;
  popover.style.left = `${Math.max(8, left)}px`;
  popover.style.top = below ? `${at.bottom + gap}px` : "auto";
  popover.style.bottom = below ? "auto" : `${innerHeight - at.top + gap}px`;
}

/** A button that shows a short list of links and acts. Escape, outside press and focus come from the browser. */
export function Menu(props: MenuProps) {
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let popover: HTMLDivElement | undefined;
  const shown = (event: ToggleEvent) => {
    button?.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open" && button && popover) place(button, popover);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class ?? "btn plain"}
        popovertarget={id}
        aria-expanded="false"
        aria-label={props.trigger ? props.label : undefined}
      >
        <Show when={props.trigger} fallback={props.label}>
          {props.trigger}
        </Show>
      </button>
      <div
        ref={(element) => {
          popover = element;
          element.addEventListener("toggle", (event) => shown(event as ToggleEvent));
        }}
        id={id}
        popover="auto"
        class="menu"
      >
        {props.children}
      </div>
    </>
  );
}

const closeAround = (element: Element) => {
  const popover = element.closest<HTMLElement>("[popover]");
  if (popover?.matches(":popover-open")) popover.hidePopover();
};

interface ItemProps {
  icon?: JSX.Element;
  children: JSX.Element;
}

export function MenuLink(props: ItemProps & { href: string; outside?: boolean; current?: boolean }) {
  const content = () => (
    <>
      {props.icon}
      <span>{props.children}</span>
    </>
  );
  return (
    <Show
      when={props.outside}
      fallback={
        <A href={props.href} class="menu-item" onClick={(event) => closeAround(event.currentTarget)}>
          {content()}
        </A>
      }
    >
      <a href={props.href} rel="external" class="menu-item" aria-current={props.current ? "true" : undefined}>
        {content()}
      </a>
    </Show>
  );
}

export function MenuAct(props: ItemProps & { onAct: () => void; danger?: boolean; pressed?: boolean }) {
  return (
    <button
      type="button"
      class="menu-item"
      data-danger={props.danger ? "" : undefined}
      aria-pressed={props.pressed}
      onClick={(event) => {
        closeAround(event.currentTarget);
        props.onAct();
      }}
    >
      {props.icon}
      <span>{props.children}</span>
    </button>
  );
}
