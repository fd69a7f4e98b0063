import { type JSX, Show } from "solid-js";
import { useFirm } from "../../shell/firm.ts";
import { Link, LinkButton, type Look, OutsideLink } from "../../ui/button.tsx";

interface GroupLinkProps {
  group: { firmID: string; cohortID: string };
  /** Under the group: `?onglet=…`. */
  at?: string;
  look?: Look;
  children: JSX.Element;
}

/** To a group of any of one's firms: another firm's is another document, under the same session. */
export function GroupLink(props: GroupLinkProps) {
  const here = useFirm();
  const path = () => `/groupes/${props.group.cohortID}${props.at ?? ""}`;
  const look = () => (props.look ? { look: props.look } : {});
  return (
    <Show
      when={props.group.firmID === here.firm.firmID}
      fallback={
        <OutsideLink href={`/app/f/${props.group.firmID}${path()}`} {...look()}>
          {props.children}
        </OutsideLink>
      }
    >
      <Show when={props.look} fallback={<Link href={here.path(path())}>{props.children}</Link>}>
        <LinkButton href={here.path(path())} {...look()}>
          {props.children}
        </LinkButton>
      </Show>
    </Show>
  );
}
