import { A } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, onCleanup, onMount, Show } from "solid-js";
import { words } from "../messages/ui.ts";

// The heading names the document and, after a navigation, takes the focus as soon as it is on the page, however late
// its data came: a screen reader announces the new page, and Tab goes on from its top.
let focusDue = false;
// A page whose data is known already may draw its heading just before the shell hears of the new address.
let justDrawn: HTMLElement | undefined;
const [place, setPlace] = createSignal("");

/** The shell calls it when the address changes. */
export const expectFocus = (): void => {
  focusDue = justDrawn === undefined;
  justDrawn?.focus({ preventScroll: true });
};

/** The end of every document title: the firm's name. */
export const nameDocument = (suffix: string): void => void setPlace(suffix);

/** The page's only level 1 heading. Title of the document: `children – trail – firm`. */
export function H1(props: { children: string; trail?: string }) {
  let heading: HTMLHeadingElement | undefined;
  createEffect(() => {
    document.title = [props.children, props.trail, place()].filter(Boolean).join(" – ");
  });
  // The heading of what was awaited takes the place, and the focus, of the one drawn meanwhile.
  onCleanup(() => {
    if (heading && document.activeElement === heading) focusDue = true;
  });
  onMount(() => {
    if (!focusDue) {
      justDrawn = heading;
      setTimeout(() => {
        if (justDrawn === heading) justDrawn = undefined;
      });
      return;
    }
    focusDue = false;
    queueMicrotask(() => heading?.focus({ preventScroll: true }));
  });
  return (
    <h1 ref={heading} tabindex="-1">
      {props.children}
    </h1>
  );
}

interface PageHeadProps {
  title: string;
  /** A line under the title: company, coach, state. */
  sub?: JSX.Element;
  crumbs?: readonly { href: string; title: string }[];
  /** Buttons; the primary one last in the markup of a row, first for the eye. */
  actions?: JSX.Element;
}

export function PageHead(props: PageHeadProps) {
  return (
    <div class="head">
      <div class="head-text">
        <Show when={props.crumbs?.length}>
          <nav aria-label={words().breadcrumb} class="crumbs">
            <ol>
              <For each={props.crumbs}>
                {(crumb) => (
                  <li>
                    <A href={crumb.href}>{crumb.title}</A>
                  </li>
                )}
              </For>
            </ol>
          </nav>
        </Show>
        <H1 trail={props.crumbs?.at(-1)?.title ?? ""}>{props.title}</H1>
        <Show when={props.sub}>
          <div class="sub">{props.sub}</div>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="actions">{props.actions}</div>
      </Show>
    </div>
  );
}

interface SectionProps {
  title: string;
  children: JSX.Element;
  actions?: JSX.Element;
  bare?: boolean;
  /** Of what it speaks, where several sections of the page have the same title: for who hears and does not see. */
  about?: string;
}

/** A titled part of a page, drawn as a card unless `bare`. */
export function Section(props: SectionProps) {
  const name = () => (props.about ? `${props.title} – ${props.about}` : props.title);
  return (
    <section class={props.bare ? "section" : "section card"} aria-label={name()}>
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}

/** Facts as label and value: a definition list. */
export function Facts(props: { facts: readonly { label: string; value: JSX.Element }[] }) {
  return (
    <dl class="facts">
      <For each={props.facts}>
        {(fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** A sentence that stands out: the confidentiality line, a warning, what is not shown. */
export function Note(props: { tone?: "brand" | "wait" | "bad" | "good"; icon?: JSX.Element; children: JSX.Element }) {
  return (
    <div class="note" data-tone={props.tone ?? "brand"} role="note">
      {props.icon}
      <div>{props.children}</div>
    </div>
  );
}
