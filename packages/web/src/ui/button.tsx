import { A } from "@solidjs/router";
import { type JSX, Show, splitProps } from "solid-js";
import { words } from "../messages/ui.ts";

export type Look = "plain" | "primary" | "danger" | "quiet";

interface Shared {
  look?: Look;
  wide?: boolean;
  icon?: JSX.Element;
  children: JSX.Element;
}

const classOf = (props: Shared) => `btn ${props.look ?? "plain"}${props.wide ? " wide" : ""}`;

type ButtonProps = Shared &
  Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "class" | "disabled"> & {
    /** The act is under way: the button keeps the focus, says so, and takes no second press. */
    pending?: boolean;
    pendingLabel?: string;
    disabled?: boolean;
  };

/** An act. `type` is "button" unless said otherwise. Verb and object: "Envoyer la convocation". */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    "look",
    "wide",
    "icon",
    "children",
    "pending",
    "pendingLabel",
    "disabled",
    "onClick",
  ]);
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.pending) event.preventDefault();
    else if (typeof own.onClick === "function") own.onClick(event);
  };
  return (
    <button
      type="button"
      {...rest}
      class={classOf(own)}
      disabled={own.disabled ?? false}
      aria-disabled={own.pending ? "true" : undefined}
      aria-busy={own.pending ? "true" : undefined}
      onClick={press}
    >
      {own.icon}
      <Show when={own.pending} fallback={own.children}>
        {own.pendingLabel ?? words().working}
      </Show>
    </button>
  );
}

type LinkProps = { href: string; children: JSX.Element; replace?: boolean; noScroll?: boolean };

/** A link to another screen, in a sentence or a table. `href` is inside the dashboard (`useFirm().path(…)`). */
export function Link(props: LinkProps) {
  return (
    <A href={props.href} replace={props.replace} noScroll={props.noScroll}>
      {props.children}
    </A>
  );
}

/** A link to another screen that looks like a button. */
export function LinkButton(props: LinkProps & Shared & { "aria-label"?: string }) {
  return (
    <A href={props.href} class={classOf(props)} aria-label={props["aria-label"]}>
      {props.icon}
      {props.children}
    </A>
  );
}

type OutsideProps = Partial<Shared> & { href: string; download?: string; newWindow?: boolean };

/** A link that leaves the dashboard: a document, a public page, Stripe. With `look` it is drawn as a button. */
export function OutsideLink(props: OutsideProps) {
  const look = () => (props.look ? `btn ${props.look}` : undefined);
  return (
    <a
      href={props.href}
      class={look()}
      rel={props.newWindow ? "external noopener" : "external"}
      target={props.newWindow ? "_blank" : undefined}
      download={props.download}
    >
      {props.icon}
      {props.children}
    </a>
  );
}
